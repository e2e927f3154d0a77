using Cem.Edge.Agent.CallDesk;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Recording;
using Cem.Edge.Agent.Transcribing;
using Microsoft.Extensions.Time.Testing;

namespace Cem.Edge.Agent.Tests.Transcribing;

public sealed class SpeechQueueTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly DeviceClock _clock;
    private readonly SpeechQueue _queue;

    public SpeechQueueTests()
    {
        _clock = new DeviceClock(_time, new ClockSynchronisation(_time));
        _queue = new SpeechQueue(new TranscribingOptions { QueueBound = 2 }, _clock);
    }

    public void Dispose() => _queue.Dispose();

    private Remark Remark() => new(new float[16], 16) { At = _clock.Uptime };

    private CallWork Call() => new(new CallRecording { Path = "/c", File = new FileIdentity("c", 1, 1), CallId = "c-1", CallKey = "k-1", Agent = Channel.Left, Sidecar = Sidecar.None }, _clock.Uptime, CancellationToken.None);

    [Fact]
    public void Remark_goes_before_a_call_that_came_first()
    {
        CallWork call = Call();
        Remark remark = Remark();
        Assert.True(_queue.TryAdd(call) && _queue.TryAdd(remark));
        Assert.Equal((remark, null), _queue.Take(CancellationToken.None));
        Assert.Equal((null, call), _queue.Take(CancellationToken.None));
    }

    [Fact]
    public void Both_lanes_are_bounded_each_for_itself()
    {
        Assert.True(_queue.TryAdd(Remark()) && _queue.TryAdd(Remark()));
        Assert.False(_queue.TryAdd(Remark()));
        Assert.True(_queue.TryAdd(Call()));
        Assert.False(_queue.TryAdd(Call()));
        Assert.True(_queue.TryTakeRemark(out _) && _queue.TryAdd(Remark()));
    }

    [Fact]
    public void Depth_and_age_are_those_of_remarks()
    {
        _queue.TryAdd(Call());
        Assert.Equal((0, 2, 0L), (_queue.State().Depth, _queue.State().Bound, _queue.State().OldestMs));
        _queue.TryAdd(Remark());
        _time.Advance(TimeSpan.FromSeconds(3));
        _queue.TryAdd(Remark());
        Assert.Equal((2, 3_000L), (_queue.State().Depth, _queue.State().OldestMs));
    }

    [Fact]
    public async Task Work_that_comes_wakes_who_waits_and_a_stop_does_too()
    {
        Task<(Remark? Remark, CallWork? Call)> waiting = Task.Run(() => _queue.Take(CancellationToken.None));
        CallWork call = Call();
        _queue.TryAdd(call);
        Assert.Same(call, (await waiting.WaitAsync(TimeSpan.FromSeconds(20))).Call);
        using var stop = new CancellationTokenSource();
        Task stopped = Task.Run(() => _queue.Take(stop.Token));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped);
    }
}
