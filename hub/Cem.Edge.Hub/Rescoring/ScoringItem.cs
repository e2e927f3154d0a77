namespace Cem.Edge.Hub.Rescoring;

/// <summary>A scoring as people see it. The first of a list is what the devices sent, which has neither versions nor a beginning.</summary>
public sealed record ScoringItem
{
    public required long Id { get; init; }

    /// <summary>Rules, weights and taxonomy; null for what the devices sent.</summary>
    public string? Versions { get; init; }

    public string? Taxonomy { get; init; }

    public DateTimeOffset? BeganAt { get; init; }

    /// <summary>Person; null when the hub began by itself.</summary>
    public string? BeganBy { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Whether its findings count.</summary>
    public required bool Chosen { get; init; }

    /// <summary>Remarks it has come to, of <see cref="Total"/>.</summary>
    public required long Done { get; init; }

    /// <summary>Stored remarks with words.</summary>
    public required long Total { get; init; }

    /// <summary>Clauses found by it; null for what the devices sent.</summary>
    public long? Clauses { get; init; }

    /// <summary>Of the pass in work, since this process took it up; null while nothing was measured.</summary>
    public double? ClausesPerSecond { get; init; }

    /// <summary>Until it has come to all remarks, at that pace; null while nothing was measured or nothing is left.</summary>
    public TimeSpan? Left { get; init; }

    public bool Running => Id != ScoringRow.AsSent && FinishedAt is null;
}
