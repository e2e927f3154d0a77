namespace Cem.Edge.Tools.Ledger;

/// <summary>The account of one device as <c>GET /api/v1/ledger</c> tells it.</summary>
internal sealed record LedgerLine(string Device, LedgerCounts Ledger);

internal sealed record LedgerCounts
{
    public long? Produced { get; init; }

    public long Stored { get; init; }

    public long StoredThen { get; init; }

    public long Quarantined { get; init; }

    public long Dropped { get; init; }

    public long Waiting { get; init; }

    public long Conflicts { get; init; }

    public long Difference { get; init; }

    /// <summary>Null before the device's first state document.</summary>
    public bool? Holds { get; init; }
}
