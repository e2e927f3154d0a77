using System.ComponentModel.DataAnnotations;

namespace Cem.Edge.Hub.Detection;

/// <summary>Section <c>Detection</c> of the hub's settings.</summary>
internal sealed class DetectionOptions
{
    public const string Section = "Detection";

    /// <summary>Answers older than this no longer count for the unhappy rule.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Fewer answers within the window raise no alert.</summary>
    [Range(1, 1000)]
    public int FewestAnswers { get; set; } = 4;

    /// <summary>Share of unhappy answers, 0 to 1, from which the rule fires.</summary>
    [Range(0.01, 1)]
    public double UnhappyShare { get; set; } = 0.5;

    /// <summary>A device without a sign for this long is silent. Devices renew their state every 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan SilentAfter { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>The same for a device that said goodbye or sleeps: switched off on purpose is no alarm, forgotten is.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan StoppedAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How often silence and recovery are looked at when no event comes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(5);
}
