using Cem.Edge.Agent.Outbox;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Uplink;

/// <summary>The events of one lane that are on their way: sent and not yet acknowledged by the hub. A PUBACK changes nothing here.</summary>
internal sealed class OutboxWindow
{
    private readonly Lock _gate = new();
    private readonly HashSet<EventKey> _open = [];
    private TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Send(IEnumerable<EventKey> keys)
    {
        lock (_gate)
        {
            _open.Clear();
            _open.UnionWith(keys);
            _settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Completes once the hub has settled everything that was sent.</summary>
    public Task WhenSettled
    {
        get
        {
            lock (_gate)
            {
                return _settled.Task;
            }
        }
    }

    /// <summary>Applies an acknowledgement whose epoch the outbox has confirmed as its own.</summary>
    public void Settle(Ack ack)
    {
        int start = EventKey.StartOf(ack.Epoch);
        TaskCompletionSource? done = null;
        lock (_gate)
        {
            int closed = _open.RemoveWhere(key => key.Start == start && Covers(ack, key.Seq));
            done = closed > 0 && _open.Count == 0 ? _settled : null;
        }

        done?.TrySetResult();
    }

    private static bool Covers(Ack ack, long seq) =>
        seq <= ack.UpTo || ack.Ranges.Any(range => seq >= range.From && seq <= range.To) || ack.Rejected.Any(rejected => rejected.Seq == seq);
}
