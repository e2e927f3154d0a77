using System.Collections.Concurrent;

namespace Cem.Edge.Agent.Outbox;

/// <summary>Two bounded queues of one reader: a person waits for the first, nobody for the second.</summary>
internal sealed class WriterInbox : IDisposable
{
    private const int UrgentBound = 1024;
    private const int OrdinaryBound = 256;

    private readonly ConcurrentQueue<Append> _urgent = new();
    private readonly ConcurrentQueue<Action> _ordinary = new();
    private readonly SemaphoreSlim _arrived = new(0);

    public bool TryGive(Append append) => TryGive(_urgent, append, UrgentBound);

    public bool TryGive(Action job) => TryGive(_ordinary, job, OrdinaryBound);

    public bool Wait(TimeSpan atMost, CancellationToken cancel) => _arrived.Wait(atMost, cancel);

    public bool TryTake([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out Action job) => _ordinary.TryDequeue(out job);

    /// <summary>Everything urgent that has gathered while the last commit ran: the group commit, without anybody waiting for a group.</summary>
    public IReadOnlyList<Append> TakeUrgent(int most)
    {
        var group = new List<Append>();
        while (group.Count < most && _urgent.TryDequeue(out Append? append))
        {
            group.Add(append);
        }

        return group;
    }

    public void Dispose() => _arrived.Dispose();

    private bool TryGive<T>(ConcurrentQueue<T> queue, T item, int bound)
    {
        if (queue.Count >= bound)
        {
            return false;
        }

        queue.Enqueue(item);
        _arrived.Release();
        return true;
    }
}
