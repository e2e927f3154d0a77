using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Cem.Edge.Agent.CallDesk;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Recording;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Transcribing;

/// <summary>
/// The one queue of speech work. Remarks go first: a shopper stands before them. Both lanes are bounded, remarks since each holds 2 MB, calls since their
/// recordings wait on the disk; the state document shows depth and age.
/// </summary>
internal sealed class SpeechQueue(TranscribingOptions options, DeviceClock clock) : IDisposable
{
    private const int CallBound = 1;
    private readonly ConcurrentQueue<Remark> _remarks = new();
    private readonly ConcurrentQueue<CallWork> _calls = new();
    private readonly SemaphoreSlim _arrived = new(0);

    public int Bound => options.QueueBound;

    public bool TryAdd(Remark remark) => TryAdd(_remarks, remark, Bound);

    public bool TryAdd(CallWork call) => TryAdd(_calls, call, CallBound);

    /// <summary>Waits for work. Exactly one of both is returned.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public (Remark? Remark, CallWork? Call) Take(CancellationToken cancel)
    {
        while (true)
        {
            if (_remarks.TryDequeue(out Remark? remark))
            {
                return (remark, null);
            }

            if (_calls.TryDequeue(out CallWork? call))
            {
                return (null, call);
            }

            _arrived.Wait(cancel);
        }
    }

    /// <summary>A remark that waits, without waiting: asked between two phrases of a call.</summary>
    public bool TryTakeRemark([NotNullWhen(true)] out Remark? remark) => _remarks.TryDequeue(out remark);

    public bool TryTakeCall([NotNullWhen(true)] out CallWork? call) => _calls.TryDequeue(out call);

    /// <summary>Remarks; calls are told by the call desk, which sees the folder.</summary>
    public QueueState State()
    {
        Remark[] waiting = [.. _remarks];
        return new QueueState(waiting.Length, Bound, waiting.Length == 0 ? 0 : (long)(clock.Uptime - waiting[0].At).TotalMilliseconds);
    }

    public void Dispose() => _arrived.Dispose();

    private bool TryAdd<T>(ConcurrentQueue<T> lane, T work, int bound)
    {
        if (lane.Count >= bound)
        {
            return false;
        }

        lane.Enqueue(work);
        _arrived.Release();
        return true;
    }
}
