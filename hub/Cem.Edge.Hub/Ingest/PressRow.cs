using Cem.Edge.Metrics.PressQuality;

namespace Cem.Edge.Hub.Ingest;

/// <summary>A stored press as the labeller and the counters need it.</summary>
internal sealed class PressRow
{
    public long Arrival { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long At { get; init; }

    public string Question { get; init; } = "";

    public int Scale { get; init; }

    public int Value { get; init; }

    public string Channel { get; init; } = "";

    public string Label { get; init; } = "";

    public string Touchpoint { get; init; } = "";

    public bool Test { get; init; }

    public int? HeldMs { get; init; }

    public PressSample Sample() => new(DateTimeOffset.FromUnixTimeMilliseconds(At), Value, Scale, Test, HeldMs);

    public CounterKey Counter() =>
        new(Touchpoint, Question, Scale, Channel, CounterKey.HourOf(DateTimeOffset.FromUnixTimeMilliseconds(At)), Value, Label);
}
