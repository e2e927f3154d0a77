using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Health;

/// <summary>What the device knows of time: wall clock, time since boot (monotonic), boot id, and whether the wall clock is synchronised.</summary>
internal sealed class DeviceClock(TimeProvider time, ClockSynchronisation synchronisation)
{
    private const string BootIdFile = "/proc/sys/kernel/random/boot_id";

    /// <summary>Without the kernel's file every start of the agent counts as a boot of its own, which is always safe.</summary>
    public string BootId { get; } = File.Exists(BootIdFile) ? File.ReadAllText(BootIdFile).Trim() : Guid.NewGuid().ToString();

    // On Linux the timestamp is CLOCK_MONOTONIC, which starts at boot.
    public TimeSpan Uptime => time.GetElapsedTime(0, time.GetTimestamp());

    public DateTimeOffset Now => time.GetUtcNow();

    public bool Synchronised => synchronisation.IsSynchronised;

    /// <summary>Wall time of a past moment on the monotonic clock.</summary>
    public DateTimeOffset WallAt(TimeSpan uptime) => Now - (Uptime - uptime);

    /// <summary>The monotonic time of a wall time; negative for one before this boot.</summary>
    public TimeSpan UptimeAt(DateTimeOffset wall) => Uptime - (Now - wall);

    // What happened before this boot (a call found after a power cut) has a wall time only.
    public EventStamp Stamp(string epoch, long sequence, TimeSpan at) =>
        new(epoch, sequence, WallAt(at), BootId, at < TimeSpan.Zero ? TimeSpan.Zero : at, Synchronised);

    public ClockState State() => new(BootId, (long)Uptime.TotalMilliseconds, Synchronised);
}
