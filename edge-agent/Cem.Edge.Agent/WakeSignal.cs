using System.Threading.Channels;

namespace Cem.Edge.Agent;

/// <summary>
/// "Something may be there": calls from any thread wake one waiter, at once or when it waits next; calls that nobody has waited for yet count as one. There is
/// nothing to dispose of, so a late call never finds it gone: the caller may be the outbox's writer, which must not fall over a connection that has just ended.
/// </summary>
internal sealed class WakeSignal
{
    private readonly Channel<bool> _calls = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Call() => _calls.Writer.TryWrite(true);

    public Task WaitAsync(CancellationToken cancel) => _calls.Reader.ReadAsync(cancel).AsTask();
}
