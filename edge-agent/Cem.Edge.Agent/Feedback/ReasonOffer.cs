using Cem.Edge.Agent.Lights;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Feedback;

/// <summary>
/// After a press the same buttons mean reasons for a while, and a lamp behind the printed reasons says so. It opens a second late:
/// a correction or a child's second push comes sooner and stays a press.
/// </summary>
internal sealed class ReasonOffer(FeedbackOptions options, int scale)
{
    public static readonly TimeSpan OpensAfter = TimeSpan.FromSeconds(1);
    private const int Mash = 3;

    private PressReference? _press;
    private TimeSpan _pressedAt;
    private bool _shown;

    public TimeSpan? Due => _press is null ? null : _shown ? ClosesAt : OpensAt;

    public void Stored(int face, PressReference press, TimeSpan at, int pressesInVisit)
    {
        bool wanted = options.ReasonsAfter == ReasonsAfter.Always || IsUnhappy(face, scale);
        bool offered = options.Reasons.Count > 0 && wanted && pressesInVisit < Mash;
        (_press, _pressedAt) = (offered ? press : null, at);
    }

    /// <summary>The reason that this button means now, or null when the push is an ordinary press.</summary>
    public ReasonEvent? Take(int face, TimeSpan at)
    {
        if (_press is not { } press || at < OpensAt || at >= ClosesAt || options.Reasons[face] == "-")
        {
            return null;
        }

        _press = null;
        return new ReasonEvent { Press = press, Reason = options.Reasons[face] };
    }

    /// <summary>The shopper speaks instead: the buttons mean presses again, for whoever comes next.</summary>
    public void Withdraw() => _press = null;

    /// <summary>What the lamp has to do now, or null.</summary>
    public LampSignal? Tick(TimeSpan now)
    {
        bool show = _press is not null && now >= OpensAt && now < ClosesAt;
        if (_press is not null && now >= ClosesAt)
        {
            _press = null;
        }

        if (show == _shown)
        {
            return null;
        }

        _shown = show;
        return show ? LampSignal.ReasonsOffered : LampSignal.ReasonsOver;
    }

    /// <summary>Lower half of the scale without the middle (DECISIONS.md 2).</summary>
    public static bool IsUnhappy(int face, int scale) => face < scale / 2;

    private TimeSpan OpensAt => _pressedAt + OpensAfter;

    private TimeSpan ClosesAt => OpensAt + options.ReasonWindow;
}
