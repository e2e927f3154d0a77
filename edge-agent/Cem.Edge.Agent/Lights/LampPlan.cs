namespace Cem.Edge.Agent.Lights;

/// <summary>Which line does what for each order. Lines that are not wired are left out.</summary>
internal sealed class LampPlan
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan Plain = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<int, Lamp> _lamps;
    private readonly LightsOptions _options;

    public LampPlan(LightsOptions options)
    {
        _options = options;
        int?[] single = [options.Thanks, options.Refused, options.Talk, options.Reasons, options.Buzzer];
        Lines = [.. options.Faces, .. single.OfType<int>()];
        _lamps = Lines.ToDictionary(line => line, line => new Lamp(line));
    }

    public IReadOnlyList<int> Lines { get; }

    public bool CanThank => _options.Thanks is not null || _options.Faces.Count > 0;

    public TimeSpan? Due => _lamps.Values.Min(lamp => lamp.Due);

    public void Take(LampOrder order, TimeSpan now)
    {
        switch (order.Signal)
        {
            case LampSignal.Thanks:
                Blink(_options.Thanks, now, Short, Short, 1);
                Blink(order.Face < _options.Faces.Count ? _options.Faces[order.Face] : null, now, Short, Short, 1);
                break;
            case LampSignal.Refused:
                Blink(_options.Refused, now, Plain, Plain, 2);
                break;
            case LampSignal.Beep:
                Blink(_options.Buzzer, now, Short, Short, 1);
                break;
            case LampSignal.Listening or LampSignal.NotListening:
                Hold(_options.Talk, order.Signal == LampSignal.Listening, now);
                break;
            case LampSignal.DeleteOffered:
                Hold(_options.Talk, false, now); // a new offer takes the place of the one before
                Blink(_options.Talk, now, Slow, Slow, 10);
                break;
            case LampSignal.DeleteOver:
                Hold(_options.Talk, false, now);
                break;
            case LampSignal.ReasonsOffered or LampSignal.ReasonsOver:
                Hold(_options.Reasons, order.Signal == LampSignal.ReasonsOffered, now);
                break;
            case LampSignal.TestMode:
                // Never the thank-you lamp: it means *stored* and nothing else.
                foreach (int line in _options.Faces)
                {
                    Blink(line, now, Plain, Plain, 2);
                }

                Blink(_options.Buzzer, now, Short, Plain, 2);

                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(order), order.Signal, "no such signal");
        }
    }

    /// <summary>Levels due by <paramref name="now"/>, in order.</summary>
    public IEnumerable<LampStep> Steps(TimeSpan now)
    {
        foreach (Lamp lamp in _lamps.Values)
        {
            while (lamp.Step(now) is { } step)
            {
                yield return step;
            }
        }
    }

    private void Blink(int? line, TimeSpan now, TimeSpan on, TimeSpan off, int times)
    {
        if (line is { } wired)
        {
            _lamps[wired].Blink(now, on, off, times);
        }
    }

    private void Hold(int? line, bool on, TimeSpan now)
    {
        if (line is { } wired)
        {
            _lamps[wired].Hold(on, now);
        }
    }
}
