using System.Collections.Concurrent;

namespace Cem.Edge.Agent.Health;

/// <summary>Loops that must go on for a kiosk to do its work. Speech is not among them: one phrase may take longer than a watchdog waits.</summary>
internal enum AgentLoop
{
    Buttons,
    Lamps,
    Outbox,
    Upkeep,
    Errands,
    Health,
    Uplink,
    LiveLane,
    BacklogLane,
}

/// <summary>When each loop was last seen to go on. Cheap enough for every turn of a loop.</summary>
internal sealed class Heartbeats(TimeProvider time)
{
    /// <summary>A loop that says nothing for longer hangs.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(13);

    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(4);

    private readonly ConcurrentDictionary<AgentLoop, (long At, TimeSpan Allowance)> _last = new();

    /// <summary>Raised on the loop itself with each beat.</summary>
    public event Action<AgentLoop>? Beaten;

    /// <summary>The loop goes on, and will be heard again within <see cref="LongestSilence"/>.</summary>
    public void Beat(AgentLoop loop) => Beat(loop, LongestSilence);

    /// <summary>The loop goes on; what it does next may take as long as <paramref name="allowance"/>.</summary>
    public void Beat(AgentLoop loop, TimeSpan allowance)
    {
        _last[loop] = (time.GetTimestamp(), allowance);
        Beaten?.Invoke(loop);
    }

    /// <summary>The loop has ended, as it should.</summary>
    public void Rest(AgentLoop loop) => _last.TryRemove(loop, out _);

    /// <summary>Whether the loop was heard since the start.</summary>
    public bool Knows(AgentLoop loop) => _last.ContainsKey(loop);

    public IReadOnlyList<AgentLoop> Silent() => [.. _last.Where(one => time.GetElapsedTime(one.Value.At) > one.Value.Allowance).Select(one => one.Key).Order()];

    /// <summary>Waits in steps, with a beat at each.</summary>
    public async Task Pause(AgentLoop loop, TimeSpan length, CancellationToken cancel)
    {
        long began = time.GetTimestamp();
        Beat(loop);
        while (length - time.GetElapsedTime(began) is { Ticks: > 0 } left)
        {
            await Task.Delay(left < Slice ? left : Slice, time, cancel).ConfigureAwait(false);
            Beat(loop);
        }
    }

    /// <summary>Waits for <paramref name="arrived"/>, at most <paramref name="atMost"/>, with beats meanwhile; false when the time is over.</summary>
    public async Task<bool> Await(AgentLoop loop, Task arrived, TimeSpan atMost, CancellationToken cancel)
    {
        long began = time.GetTimestamp();
        Beat(loop);
        while (!arrived.IsCompleted && atMost - time.GetElapsedTime(began) is { Ticks: > 0 } left)
        {
            await arrived.WaitAsync(left < Slice ? left : Slice, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancel.ThrowIfCancellationRequested();
            Beat(loop);
        }

        if (arrived.IsCompleted)
        {
            await arrived.ConfigureAwait(false);
        }

        return arrived.IsCompleted;
    }

    /// <summary>Waits for <paramref name="arrived"/>, with beats meanwhile; what it waits for has its own limit, or needs none.</summary>
    public Task Await(AgentLoop loop, Task arrived, CancellationToken cancel) => Await(loop, arrived, TimeSpan.MaxValue, cancel);

    /// <inheritdoc cref="Await(AgentLoop, Task, CancellationToken)"/>
    public async Task<T> Await<T>(AgentLoop loop, Task<T> arrived, CancellationToken cancel)
    {
        await Await(loop, arrived, TimeSpan.MaxValue, cancel).ConfigureAwait(false);
        return await arrived.ConfigureAwait(false);
    }
}
