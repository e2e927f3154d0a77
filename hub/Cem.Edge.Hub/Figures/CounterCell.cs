namespace Cem.Edge.Hub.Figures;

/// <summary>One counter row.</summary>
internal sealed record CounterCell
{
    public string Touchpoint { get; init; } = "";

    public string Question { get; init; } = "";

    public int Scale { get; init; }

    public string Channel { get; init; } = "";

    /// <summary>Unix hours, UTC.</summary>
    public long Hour { get; init; }

    public int Value { get; init; }

    public string Label { get; init; } = "";

    public long N { get; init; }

    public DateTimeOffset At => DateTimeOffset.FromUnixTimeSeconds(Hour * 3_600);
}
