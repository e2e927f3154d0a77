namespace Cem.Edge.Contracts;

/// <summary>Hub to device after COMMIT: the only permission to delete from the outbox. Idempotent; one per epoch.</summary>
public sealed record Ack
{
    /// <summary>The epoch it speaks of.</summary>
    public required string Epoch { get; init; }

    /// <summary>Every number up to and including this one is settled (stored, quarantined or reported dropped); 0 = none.</summary>
    public required long UpTo { get; init; }

    /// <summary>Settled numbers beyond <see cref="UpTo"/>, both ends inclusive, ascending.</summary>
    public IReadOnlyList<SeqRange> Ranges { get; init => field = value ?? []; } = [];

    /// <summary>Numbers that the hub keeps in its dead-letter table; they are settled too.</summary>
    public IReadOnlyList<RejectedSeq> Rejected { get; init => field = value ?? []; } = [];
}

/// <summary>Numbers from <paramref name="From"/> to <paramref name="To"/>, inclusive.</summary>
/// <param name="From">First number, at least 1.</param>
/// <param name="To">Last number, at least <paramref name="From"/>.</param>
public sealed record SeqRange(long From, long To);

/// <summary>A refused event.</summary>
/// <param name="Seq">Its number.</param>
/// <param name="Reason">Why, one sentence without payload text.</param>
public sealed record RejectedSeq(long Seq, string Reason);
