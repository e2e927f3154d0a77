namespace Cem.Edge.Metrics.Alerting;

/// <summary>A device that should have spoken did not.</summary>
/// <param name="Since">When it was last heard.</param>
/// <param name="Lasted">How long ago that is.</param>
/// <param name="MissedBeats">Heartbeats that are missing.</param>
public sealed record Silence(DateTimeOffset Since, TimeSpan Lasted, int MissedBeats);

/// <summary>Tells a slow network from a silent device: one late heartbeat is nothing, several are.</summary>
public sealed record SilenceRule
{
    public static SilenceRule Default { get; } = new();

    /// <summary>How often the device speaks when nothing happens.</summary>
    public TimeSpan Beat { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Missing beats from which the device counts as silent.</summary>
    public int MissedBeats { get; init; } = 3;

    /// <param name="lastHeardAt">Last message of any kind by the hub's clock; for a device never heard, the time it was assigned.</param>
    /// <param name="now">The hub's clock.</param>
    /// <returns>The silence, or null while the device is on time. A clock that went backwards is no silence.</returns>
    public Silence? Check(DateTimeOffset lastHeardAt, DateTimeOffset now)
    {
        var lasted = now - lastHeardAt;
        var missed = lasted <= TimeSpan.Zero ? 0 : (int)Math.Min(int.MaxValue, lasted.Ticks / Beat.Ticks);
        return missed >= MissedBeats ? new Silence(lastHeardAt, lasted, missed) : null;
    }
}
