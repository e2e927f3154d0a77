using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Ingest;

/// <summary>What a transaction did, to be told after COMMIT.</summary>
/// <param name="Stored">New events in order of arrival.</param>
/// <param name="Results">One per event batch of the transaction, in order.</param>
/// <param name="Acks">One per epoch that was touched.</param>
internal sealed record CommitOutcome(IReadOnlyList<StoredEvent> Stored, IReadOnlyList<BatchResult> Results, IReadOnlyList<DeviceAck> Acks)
{
    public BatchResult Sum => Results.Aggregate(
        new BatchResult(0, 0, 0, 0),
        (sum, one) => new BatchResult(sum.Stored + one.Stored, sum.Duplicates + one.Duplicates, sum.Conflicts + one.Conflicts, sum.Rejected + one.Rejected));
}

internal sealed record DeviceAck(DeviceAddress Device, Ack Ack);

internal static class AckLimits
{
    /// <summary>Ranges and rejections in one ack, so that it stays a small message; the rest follows when the first gaps have closed.</summary>
    public const int MostRanges = 200;

    public static Ack Of(string epoch, EpochCursor cursor, IReadOnlyList<RejectedSeq> rejected) => new()
    {
        Epoch = epoch,
        UpTo = cursor.UpTo,
        Ranges = [.. cursor.Ranges.Take(MostRanges)],
        Rejected = [.. rejected.TakeLast(MostRanges)],
    };
}
