namespace Cem.Edge.Hub.Figures;

/// <summary>One question at one touchpoint in a period.</summary>
internal sealed record TouchpointFigures
{
    /// <summary>Touchpoint id; empty for devices that are assigned to none.</summary>
    public required string Touchpoint { get; init; }

    public required string Question { get; init; }

    public required int Scale { get; init; }

    public required Figure Figure { get; init; }

    /// <summary>Answers per label, also those that do not count.</summary>
    public required IReadOnlyDictionary<string, long> Labels { get; init; }

    /// <summary>0 to 1.</summary>
    public required double SimulatedShare { get; init; }

    public required Completeness Completeness { get; init; }
}

/// <summary>How complete the data behind a figure is.</summary>
internal sealed record Completeness
{
    /// <summary>Devices assigned now.</summary>
    public required int Devices { get; init; }

    /// <summary>Ids of those that are silent now.</summary>
    public required IReadOnlyList<string> Silent { get; init; }

    /// <summary>Presses of the period that came late or from a backlog: they count, they alert nobody.</summary>
    public required long LatePresses { get; init; }

    /// <summary>Share of answers that are labelled and do not count, 0 to 1; over 0.15 is an alarm (METRICS.md 6).</summary>
    public required double FilteredShare { get; init; }

    /// <summary>Every device speaks, nothing was filtered beyond the alarm.</summary>
    public bool IsGood => Silent.Count == 0 && FilteredShare <= 0.15;
}

internal sealed record SiteFigures
{
    public required string Region { get; init; }

    public required string Site { get; init; }

    public required Figure Figure { get; init; }

    public required IReadOnlyList<TouchpointFigures> Touchpoints { get; init; }
}

/// <summary>Everything the overview shows.</summary>
internal sealed record OverviewFigures
{
    public required FigurePeriod Period { get; init; }

    public required Figure Figure { get; init; }

    public required IReadOnlyList<SiteFigures> Sites { get; init; }

    /// <summary>Answers of devices that the journey knows no place for.</summary>
    public required IReadOnlyList<TouchpointFigures> Unassigned { get; init; }
}

/// <summary>One step of a trend.</summary>
internal sealed record SeriesPoint(DateTimeOffset At, Figure Figure);
