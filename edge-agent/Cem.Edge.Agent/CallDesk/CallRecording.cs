namespace Cem.Edge.Agent.CallDesk;

/// <summary>A recording that may be transcribed: finished, with consent, not known yet.</summary>
internal sealed record CallRecording
{
    public required string Path { get; init; }

    public required FileIdentity File { get; init; }

    public required string CallId { get; init; }

    /// <summary>What tells this call from an earlier or later one with its id, which is forgotten after a while.</summary>
    public required string CallKey { get; init; }

    public required Sidecar Sidecar { get; init; }

    /// <summary>Channel on which the agent is heard, where there are two.</summary>
    public required Channel Agent { get; init; }
}

/// <summary>A recording on its way through the speech thread.</summary>
internal sealed class CallWork(CallRecording recording, TimeSpan at, CancellationToken dropped)
{
    private readonly TaskCompletionSource<ComposedCall> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CallRecording Recording { get; } = recording;

    /// <summary>When it was handed over, monotonic.</summary>
    public TimeSpan At { get; } = at;

    /// <summary>Set when nobody wants it any more.</summary>
    public CancellationToken Dropped { get; } = dropped;

    /// <summary>The call's events. Fails with an audio error when the recording cannot be used.</summary>
    public Task<ComposedCall> Done => _done.Task;

    public void Finish(ComposedCall call) => _done.TrySetResult(call);

    public void Fail(Exception failure) => _done.TrySetException(failure);

    public void Cancel() => _done.TrySetCanceled();
}
