using System.Collections.Immutable;

namespace Cem.Edge.Hub.Ingest;

/// <summary>Tells live pages and other readers in this process what was just committed. Never blocks the committer.</summary>
internal sealed class CommitFeed
{
    private ImmutableArray<CommitSubscription> subscriptions = [];

    /// <summary>Subscribes; dispose the subscription to leave.</summary>
    /// <param name="capacity">Events kept for a reader that is behind; what does not fit is counted in <see cref="CommitSubscription.Missed"/>.</param>
    public CommitSubscription Subscribe(int capacity = 1_024)
    {
        var subscription = new CommitSubscription(capacity, Leave);
        ImmutableInterlocked.Update(ref subscriptions, (all, one) => all.Add(one), subscription);
        return subscription;
    }

    internal void Publish(IReadOnlyList<StoredEvent> committed)
    {
        foreach (CommitSubscription subscription in subscriptions)
        {
            subscription.Offer(committed);
        }
    }

    private void Leave(CommitSubscription subscription) =>
        ImmutableInterlocked.Update(ref subscriptions, (all, one) => all.Remove(one), subscription);
}
