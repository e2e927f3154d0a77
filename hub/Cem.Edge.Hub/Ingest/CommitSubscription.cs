using System.Threading.Channels;

namespace Cem.Edge.Hub.Ingest;

/// <summary>One reader of the <see cref="CommitFeed"/>.</summary>
internal sealed class CommitSubscription : IDisposable
{
    private readonly Channel<StoredEvent> channel;
    private readonly Action<CommitSubscription> leave;
    private long missed;

    public CommitSubscription(int capacity, Action<CommitSubscription> leave)
    {
        this.leave = leave;
        channel = Channel.CreateBounded<StoredEvent>(new BoundedChannelOptions(capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    }

    public ChannelReader<StoredEvent> Events => channel.Reader;

    /// <summary>Events that did not fit because the reader was behind. When it grew, read the state anew from the database.</summary>
    public long Missed => Interlocked.Read(ref missed);

    public void Dispose()
    {
        leave(this);
        channel.Writer.TryComplete();
    }

    internal void Offer(IReadOnlyList<StoredEvent> committed)
    {
        foreach (StoredEvent stored in committed)
        {
            if (!channel.Writer.TryWrite(stored))
            {
                Interlocked.Increment(ref missed);
            }
        }
    }
}
