namespace Cem.Edge.Agent.Lights;

/// <summary>One output line over time: a steady level, and blinks that end in it.</summary>
internal sealed class Lamp(int line)
{
    // Long enough to be seen as an end of the blink before, short against the 50 ms a shopper may wait.
    public static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(8);

    private readonly List<(TimeSpan At, bool On)> _ahead = [];
    private bool _steady;
    private bool _on;

    public TimeSpan? Due => _ahead.Count == 0 ? null : _ahead[0].At;

    public void Hold(bool on, TimeSpan now)
    {
        _steady = on;
        _ahead.Clear();
        _ahead.Add((now, on));
    }

    /// <summary>Blinks at once, or after the blinks that wait. A blink that is just shining is cut, so that each order gives its own rising edge.</summary>
    public void Blink(TimeSpan now, TimeSpan on, TimeSpan off, int times)
    {
        if (_on && _ahead.Count > 0)
        {
            _ahead[0] = (now, false);
        }
        else if (_on)
        {
            _ahead.Add((now, false));
        }

        TimeSpan at = _ahead.Count == 0 ? now : _ahead[^1].At + Gap;
        for (int i = 0; i < times; i++)
        {
            _ahead.Add((at, true));
            _ahead.Add((at + on, false));
            at += on + off;
        }

        if (_steady)
        {
            _ahead.Add((at, true));
        }
    }

    /// <summary>The next level that is due; called until it returns null.</summary>
    public LampStep? Step(TimeSpan now)
    {
        if (Due is not { } due || due > now)
        {
            return null;
        }

        _on = _ahead[0].On;
        _ahead.RemoveAt(0);
        return new LampStep(line, _on);
    }
}
