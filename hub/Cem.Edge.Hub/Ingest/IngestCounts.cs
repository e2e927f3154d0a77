namespace Cem.Edge.Hub.Ingest;

/// <summary>What the ingest did since the hub started, for the health page and the tests.</summary>
internal sealed class IngestCounts
{
    private long stored;
    private long duplicates;
    private long conflicts;
    private long rejected;
    private long refusedMessages;
    private long droppedMessages;
    private long transactions;

    public long Stored => Interlocked.Read(ref stored);

    /// <summary>Events that came again with the same payload.</summary>
    public long Duplicates => Interlocked.Read(ref duplicates);

    /// <summary>Events that came again with another payload: each one is an alarm.</summary>
    public long Conflicts => Interlocked.Read(ref conflicts);

    public long Rejected => Interlocked.Read(ref rejected);

    /// <summary>Publishes answered with an error: foreign topic, not readable.</summary>
    public long RefusedMessages => Interlocked.Read(ref refusedMessages);

    /// <summary>Messages that could be neither stored nor set aside; never acknowledged.</summary>
    public long DroppedMessages => Interlocked.Read(ref droppedMessages);

    public long Transactions => Interlocked.Read(ref transactions);

    public void CountTransaction(BatchResult sum)
    {
        Interlocked.Increment(ref transactions);
        Interlocked.Add(ref stored, sum.Stored);
        Interlocked.Add(ref duplicates, sum.Duplicates);
        Interlocked.Add(ref conflicts, sum.Conflicts);
        Interlocked.Add(ref rejected, sum.Rejected);
    }

    public void CountRefusedMessage() => Interlocked.Increment(ref refusedMessages);

    public void CountDroppedMessage() => Interlocked.Increment(ref droppedMessages);
}
