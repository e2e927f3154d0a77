using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub.Ingest;

/// <summary>
/// Between the sockets and the committer. Bounded in places of 16 KB: a writer that finds too few waits, and so does its socket. Small messages take one each, so
/// that a transaction finds as many events in messages of one as in batches, and its fsync and acks are shared by as many.
/// </summary>
internal sealed class IngestQueue : IDisposable
{
    private const int PlaceBytes = 16 * 1024;

    private readonly Channel<IngestItem> channel = Channel.CreateUnbounded<IngestItem>();
    private readonly SemaphoreSlim places;

    /// <summary>One writer after the other takes places, or two large messages could each hold half of what the other waits for.</summary>
    private readonly SemaphoreSlim turn = new(1, 1);

    public IngestQueue(IOptions<IngestOptions> options)
    {
        Bound = options.Value.QueueMessages;
        places = new SemaphoreSlim(Bound, Bound);
    }

    /// <summary>Places in all.</summary>
    public int Bound { get; }

    /// <summary>Places that are taken.</summary>
    public int Depth => Bound - places.CurrentCount;

    public async ValueTask WriteAsync(IngestItem item, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        int taken = 0;
        try
        {
            while (taken < PlacesOf(item))
            {
                await places.WaitAsync(cancellation);
                taken++;
            }

            channel.Writer.TryWrite(item);
            taken = 0;
        }
        finally
        {
            if (taken > 0)
            {
                places.Release(taken);
            }

            turn.Release();
        }
    }

    public ValueTask<bool> WaitAsync(CancellationToken cancellation) => channel.Reader.WaitToReadAsync(cancellation);

    /// <summary>Takes what is there, in order, up to about <paramref name="rows"/> rows; one message is never split.</summary>
    public List<IngestItem> Take(int rows)
    {
        var taken = new List<IngestItem>();
        while (rows > 0 && channel.Reader.TryRead(out IngestItem? item))
        {
            taken.Add(item);
            places.Release(PlacesOf(item));
            rows -= item.Rows;
        }

        return taken;
    }

    public void Dispose()
    {
        places.Dispose();
        turn.Dispose();
    }

    // A message larger than the whole queue goes through alone.
    private int PlacesOf(IngestItem item) => Math.Min(Bound, 1 + (item.Bytes / PlaceBytes));
}
