namespace Cem.Edge.Agent.Tests;

public sealed class WakeSignalTests
{
    private readonly WakeSignal signal = new();

    [Fact]
    public async Task Call_before_the_wait_is_not_lost()
    {
        signal.Call();

        await signal.WaitAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Calls_that_nobody_has_waited_for_wake_once()
    {
        signal.Call();
        signal.Call();
        signal.Call();

        await signal.WaitAsync(CancellationToken.None);

        Assert.False(signal.WaitAsync(CancellationToken.None).IsCompleted);
    }

    [Fact]
    public async Task Waiter_that_has_given_up_takes_no_call_with_it()
    {
        using var gone = new CancellationTokenSource();
        Task waiting = signal.WaitAsync(gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        signal.Call();

        await signal.WaitAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));
    }
}
