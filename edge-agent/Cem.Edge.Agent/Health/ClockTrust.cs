namespace Cem.Edge.Agent.Health;

/// <summary>
/// Whether the wall clock may be called synchronised. What was said before a step says nothing after it: the kernel forgets its own word when somebody sets the
/// clock, but systemd-timesyncd's marker file stays, so it counts only when it is younger than the last step.
/// </summary>
internal sealed class ClockTrust
{
    /// <summary>Slewing moves a clock by 0.5 ms a second; between two looks, at most minutes apart, that is far less.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private TimeSpan? _offset;
    private DateTimeOffset? _steppedTo;

    /// <param name="wall">Wall clock now.</param>
    /// <param name="uptime">Monotonic clock now.</param>
    /// <param name="kernelSays">The kernel's own word.</param>
    /// <param name="markedAt">When systemd-timesyncd last wrote its marker, on the wall clock; null without one.</param>
    public bool IsSynchronised(DateTimeOffset wall, TimeSpan uptime, bool kernelSays, DateTimeOffset? markedAt)
    {
        TimeSpan offset = wall - DateTimeOffset.UnixEpoch - uptime;
        if (_offset is { } before && (offset - before).Duration() > Step)
        {
            _steppedTo = wall;
        }

        _offset = offset;
        return kernelSays || (markedAt is { } marked && marked <= wall + Step && (_steppedTo is not { } stepped || marked >= stepped - Step));
    }
}
