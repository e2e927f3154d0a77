namespace Cem.Edge.Agent.Buttons;

/// <summary>
/// One button's contact, cleaned: a new level counts once it has been stable for 5 ms, then the contact is locked out for 30 ms.
/// Times run on the monotonic clock; what it accepts is stamped with the first edge, for that is when the person acted.
/// </summary>
internal sealed class Debouncer
{
    public static readonly TimeSpan Stable = TimeSpan.FromMilliseconds(5);
    public static readonly TimeSpan LockOut = TimeSpan.FromMilliseconds(30);

    private bool _accepted;
    private bool _level;
    private TimeSpan? _firstEdge;
    private TimeSpan _lastEdge;
    private TimeSpan _lockedUntil;

    public Debouncer(bool down)
    {
        _accepted = _level = down;
    }

    /// <summary>When <see cref="Poll"/> can next accept something; null while the contact rests.</summary>
    public TimeSpan? Due => _firstEdge is null ? null : Later(_lastEdge + Stable, _lockedUntil);

    /// <summary>The contact moved, or was found moved.</summary>
    public void Edge(bool down, TimeSpan at)
    {
        _level = down;
        _lastEdge = at;
        _firstEdge ??= at;
    }

    /// <summary>True when the line reads otherwise than the edges told, at rest: an edge was lost on its way.</summary>
    public bool Contradicts(bool down) => _firstEdge is null && down != _level;

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
