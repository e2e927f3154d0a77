namespace Cem.Edge.Agent.Buttons;

/// <summary>
/// One button's contact, cleaned: a new level counts once it has been stable for 5 ms, then the contact is locked out for 30 ms.
/// Times run on the monotonic clock; what it accepts is stamped with the first edge, for that is when the person acted.
/// </summary>
internal sealed class Debouncer
{
    public static readonly TimeSpan Stable = TimeSpan.FromMilliseconds(5);
    public static readonly TimeSpan LockOut = TimeSpan.FromMilliseconds(30);

    /// <summary>An edge that its callback has not told after this long is lost; until then it may only be on its way.</summary>
    public static readonly TimeSpan EdgeIsLost = TimeSpan.FromMilliseconds(50);

    private bool _accepted;
    private bool _level;
    private TimeSpan? _contradictedSince;
    private TimeSpan? _firstEdge;
    private TimeSpan _lastEdge;
    private TimeSpan _lockedUntil;

    public Debouncer(bool down)
    {
        _accepted = _level = down;
    }

    /// <summary>When <see cref="Poll"/> can next accept something; null while the contact rests.</summary>
    public TimeSpan? Due => _firstEdge is not null ? Later(_lastEdge + Stable, _lockedUntil) : _contradictedSince + EdgeIsLost;

    /// <summary>The contact moved, or was found moved.</summary>
    public void Edge(bool down, TimeSpan at)
    {
        _contradictedSince = null;
        _level = down;
        _lastEdge = at;
        _firstEdge ??= at;
    }

    /// <summary>
    /// The line was read while no edge waited. A level other than the edges told means a lost edge, once it has lasted: the time of a
    /// callback that is merely late is the better one.
    /// </summary>
    public void Read(bool down, TimeSpan at)
    {
        if (_firstEdge is not null || down == _level)
        {
            _contradictedSince = null;
        }
        else if (_contradictedSince is not { } since)
        {
            _contradictedSince = at;
        }
        else if (at - since >= EdgeIsLost)
        {
            Edge(down, since);
        }
    }

    /// <summary>The accepted change, or null. To be asked at <see cref="Due"/> and before each edge.</summary>
    public ContactChange? Poll(TimeSpan now)
    {
        if (_firstEdge is not { } first || now < Due)
        {
            return null;
        }

        _firstEdge = null;
        if (_level == _accepted)
        {
            return null;
        }

        _accepted = _level;
        _lockedUntil = Later(_lastEdge + Stable, _lockedUntil) + LockOut;
        return new ContactChange(_level, first);
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}

/// <summary>An accepted change of one contact; <paramref name="At"/> is its first edge on the monotonic clock.</summary>
internal readonly record struct ContactChange(bool Down, TimeSpan At);
