namespace Cem.Edge.Agent.Recording;

/// <summary>For 10 s after a remark a short tap on the talk button deletes it (DECISIONS.md 2).</summary>
internal sealed class DeleteOffer
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    /// <summary>Shorter pushes are taps; nobody says anything in this time.</summary>
    public static readonly TimeSpan Tap = TimeSpan.FromMilliseconds(600);

    private Remark? _remark;
    private TimeSpan _until;

    public void Open(Remark remark, TimeSpan now) => (_remark, _until) = (remark, now + Length);

    /// <summary>The remark that a tap at this time deletes, once.</summary>
    public Remark? Take(TimeSpan at)
    {
        Remark? remark = at < _until ? _remark : null;
        _remark = null;
        return remark;
    }
}
