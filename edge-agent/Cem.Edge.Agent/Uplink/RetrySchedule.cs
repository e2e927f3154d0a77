namespace Cem.Edge.Agent.Uplink;

/// <summary>
/// Waits between connections: decorrelated jitter, each wait random between the base and three times the one before, up to a cap, so that
/// a thousand kiosks do not return together. Only a connection that lived a while counts as success.
/// </summary>
internal sealed class RetrySchedule(TimeSpan shortest, TimeSpan cap, TimeSpan stableAfter, Func<double> random)
{
    private TimeSpan? _last;
    private TimeSpan? _connectedAt;

    public void Connected(TimeSpan at) => _connectedAt = at;

    /// <summary>The wait after a failed try, or after a connection that was lost at <paramref name="at"/>.</summary>
    public TimeSpan Next(TimeSpan at)
    {
        if (_connectedAt is { } since && at - since >= stableAfter)
        {
            _last = null;
        }

        _connectedAt = null;
        TimeSpan most = (_last ?? shortest) * 3;
        TimeSpan wait = shortest + ((most - shortest) * random());
        _last = wait < cap ? wait : cap;
        return _last.Value;
    }
}
