using System.Collections.Concurrent;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Recording;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Transcribing;

/// <summary>Remarks that wait for the recogniser: bounded, since each holds 2 MB, and with an age that health shows.</summary>
internal sealed class RemarkQueue(TranscribingOptions options, DeviceClock clock) : IDisposable
{
    private readonly BlockingCollection<Remark> _waiting = new(options.QueueBound);

    public int Bound => options.QueueBound;

    public bool TryAdd(Remark remark) => _waiting.TryAdd(remark);

    public Remark Take(CancellationToken cancel) => _waiting.Take(cancel);

    public bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Remark? remark) => _waiting.TryTake(out remark);

    public QueueState State()
    {
        Remark[] waiting = [.. _waiting];
        return new QueueState(waiting.Length, Bound, waiting.Length == 0 ? 0 : (long)(clock.Uptime - waiting[0].At).TotalMilliseconds);
    }

    public void Dispose() => _waiting.Dispose();
}
