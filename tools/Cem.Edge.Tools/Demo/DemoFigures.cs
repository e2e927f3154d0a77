using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cem.Edge.Tools.Demo;

/// <summary>The figures of one demo, all measured: the JSON of <c>cem demo --json</c>.</summary>
internal sealed record DemoFigures
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Events the devices count themselves.</summary>
    public required long Produced { get; init; }

    /// <summary>Rows at the hub.</summary>
    public required long Stored { get; init; }

    public required long Quarantined { get; init; }

    public required long Dropped { get; init; }

    public required long Waiting { get; init; }

    /// <summary>Rows of presses that nobody made: a press stored twice.</summary>
    public required int Duplicates { get; init; }

    /// <summary>Presses whose light the simulator saw.</summary>
    public required int Lit { get; init; }

    public required int LitWithoutRow { get; init; }

    public required int Kills { get; init; }

    public required int Cuts { get; init; }

    public required LightLatency PressToLightMs { get; init; }

    public required DashboardLatency PressToDashboardMs { get; init; }

    /// <summary>Remarks said to the end.</summary>
    public required int Remarks { get; init; }

    public required int Transcribed { get; init; }

    public required int Unscored { get; init; }

    public required int Alerts { get; init; }

    public required int Tasks { get; init; }

    [JsonIgnore]
    public bool Holds => Produced == Stored + Quarantined + Dropped + Waiting && Waiting == 0 && LitWithoutRow == 0 && Duplicates == 0;

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

internal sealed record LightLatency(double? P50, double? P99, double? Max);

/// <summary>Of live presses only, at a subscriber of the live feed.</summary>
internal sealed record DashboardLatency(double? P50, double? P95);
