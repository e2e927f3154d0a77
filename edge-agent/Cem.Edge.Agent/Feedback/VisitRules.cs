namespace Cem.Edge.Agent.Feedback;

/// <summary>Runs of presses less than a gap apart are one visit (METRICS.md 6). The kiosk needs it for its beep and its reasons only; the hub labels.</summary>
internal sealed class VisitRules(TimeSpan gap)
{
    private TimeSpan? _last;

    public int Presses { get; private set; }

    /// <summary>Counts a stored press; true when it begins a visit.</summary>
    public bool Begins(TimeSpan at)
    {
        bool begins = _last is not { } last || at - last >= gap;
        Presses = begins ? 1 : Presses + 1;
        _last = at;
        return begins;
    }
}
