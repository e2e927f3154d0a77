using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub.Ingest;

/// <summary>Between the sockets and the committer. Bounded: a writer that finds it full waits, and so does its socket.</summary>
internal sealed class IngestQueue
{
    private readonly Channel<IngestItem> channel;

    public IngestQueue(IOptions<IngestOptions> options)
    {
        Bound = options.Value.QueueMessages;
        channel = Channel.CreateBounded<IngestItem>(new BoundedChannelOptions(Bound) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    }

    public int Bound { get; }

    public int Depth => channel.Reader.Count;

    public ValueTask WriteAsync(IngestItem item, CancellationToken cancellation) => channel.Writer.WriteAsync(item, cancellation);

    public ValueTask<bool> WaitAsync(CancellationToken cancellation) => channel.Reader.WaitToReadAsync(cancellation);

    /// <summary>Takes what is there, in order, up to about <paramref name="rows"/> rows; one message is never split.</summary>
    public List<IngestItem> Take(int rows)
    {
        var taken = new List<IngestItem>();
        while (rows > 0 && channel.Reader.TryRead(out IngestItem? item))
        {
            taken.Add(item);
            rows -= item.Rows;
        }

        return taken;
    }
}
