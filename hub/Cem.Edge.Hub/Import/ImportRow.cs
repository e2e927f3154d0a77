namespace Cem.Edge.Hub.Import;

/// <summary>One answer of another channel.</summary>
internal sealed record ImportRow
{
    /// <summary>Number of the row in its source, from 1. The same number again with the same content changes nothing; with another content it is a conflict.</summary>
    public required long Number { get; init; }

    /// <summary>Touchpoint id.</summary>
    public required string Touchpoint { get; init; }

    /// <summary>Question id; left out means the touchpoint's own.</summary>
    public string? Question { get; init; }

    /// <summary>0 to scale - 1; 0 is the worst.</summary>
    public required int Value { get; init; }

    /// <summary>Steps of the scale; left out means the question's own.</summary>
    public int? Scale { get; init; }

    /// <summary>When it was given.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>True when a simulator made it; pages say so.</summary>
    public bool Simulated { get; init; }
}

/// <summary>A row that was not taken, and why.</summary>
internal sealed record ImportProblem(int Line, string Reason);

/// <summary>What became of an import.</summary>
internal sealed record ImportResult
{
    public required int Stored { get; init; }

    /// <summary>Rows that were there already.</summary>
    public required int Duplicates { get; init; }

    /// <summary>Rows whose number was there with other content; the first one stays.</summary>
    public required int Conflicts { get; init; }

    /// <summary>Rows that were not taken; the others were.</summary>
    public required long Refused { get; init; }

    /// <summary>Why, for the first 100 of them.</summary>
    public required IReadOnlyList<ImportProblem> Problems { get; init; }
}
