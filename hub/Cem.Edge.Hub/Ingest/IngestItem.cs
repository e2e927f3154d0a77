using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Ingest;

/// <summary>Something for the committer.</summary>
internal abstract record IngestItem(DeviceAddress Device, DateTimeOffset ReceivedAt)
{
    /// <summary>Weight in a transaction, in rows.</summary>
    public virtual int Rows => 1;

    /// <summary>What it holds of its message, in bytes.</summary>
    public virtual int Bytes => 0;
}

/// <summary>The events of one message, or of one part of an import.</summary>
internal sealed record EventBatch(DeviceAddress Device, DateTimeOffset ReceivedAt, IReadOnlyList<EventReading> Readings) : IngestItem(Device, ReceivedAt)
{
    public override int Rows => Readings.Count;

    public override int Bytes { get; } = Readings.Sum(reading => reading.Raw.Length);

    /// <summary>Touchpoint of each reading, known to an import only; null derives it from the device.</summary>
    public IReadOnlyList<string>? Touchpoints { get; init; }

    /// <summary>Completed after COMMIT for a writer that waits for its result.</summary>
    public TaskCompletionSource<BatchResult>? Committed { get; init; }

    public bool IsImport => Touchpoints is not null;
}

/// <summary>A message of which nothing can be read.</summary>
internal sealed record UnreadableMessage(DeviceAddress Device, DateTimeOffset ReceivedAt, byte[] Payload, string Reason) : IngestItem(Device, ReceivedAt)
{
    public override int Bytes => Payload.Length;
}

/// <summary>A birth document or a Will.</summary>
internal sealed record StateReport(DeviceAddress Device, DateTimeOffset ReceivedAt, DeviceState State) : IngestItem(Device, ReceivedAt);

/// <summary>What became of the events of one batch.</summary>
internal sealed record BatchResult(int Stored, int Duplicates, int Conflicts, int Rejected);
