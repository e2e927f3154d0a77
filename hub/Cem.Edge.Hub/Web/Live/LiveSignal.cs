using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Cem.Edge.Hub.Improvement;
using Cem.Edge.Hub.Ingest;

namespace Cem.Edge.Hub.Web.Live;

/// <summary>Says when a page should read anew: something was committed, a task or alert changed, or enough time passed for ages to be wrong.</summary>
internal sealed class LiveSignal(CommitFeed commits, TaskFeed tasks, TimeProvider time)
{
    /// <summary>Shortest time between two signals: a busy shop must not redraw a page at every press.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(400);

    /// <summary>Longest time between two signals: device states and "12 s ago" change without a commit.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async IAsyncEnumerable<DateTimeOffset> SignalsAsync([EnumeratorCancellation] CancellationToken leaving)
    {
        using CommitSubscription subscription = commits.Subscribe(capacity: 1);
        Channel<bool> changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        void Wake() => changes.Writer.TryWrite(true);
        tasks.Changed += Wake;
        try
        {
            while (true)
            {
                await AnyAsync(subscription, changes.Reader, leaving);
                leaving.ThrowIfCancellationRequested();
                yield return time.GetUtcNow();
                await Task.Delay(Pace, time, leaving);
            }
        }
        finally
        {
            tasks.Changed -= Wake;
        }
    }

    private async Task AnyAsync(CommitSubscription subscription, ChannelReader<bool> changes, CancellationToken leaving)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(leaving);
        await Task.WhenAny(
            subscription.Events.WaitToReadAsync(enough.Token).AsTask(),
            changes.WaitToReadAsync(enough.Token).AsTask(),
            Task.Delay(Patience, time, enough.Token));
        await enough.CancelAsync();

        // Drained before the page reads, so that what is committed while it reads signals again.
        while (subscription.Events.TryRead(out _) || changes.TryRead(out _))
        {
        }
    }
}
