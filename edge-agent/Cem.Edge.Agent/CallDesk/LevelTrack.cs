using System.Numerics.Tensors;

namespace Cem.Edge.Agent.CallDesk;

/// <summary>Level of one channel every 20 ms, in dBFS: 720 KB for an hour, while the sound itself is never held.</summary>
internal sealed class LevelTrack
{
    public const int FrameSamples = 320;
    public const float Floor = -100;

    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);
    private readonly List<float> _levels = [];
    private double _power;
    private int _filled;

    public int Frames => _levels.Count;

    public float this[int frame] => frame >= 0 && frame < _levels.Count ? _levels[frame] : Floor;

    public static TimeSpan TimeOf(int frame) => Frame * frame;

    public static int FrameAt(TimeSpan time) => (int)(time / Frame);

    /// <summary>Mono, 16,000 Hz, -1..1, any portion.</summary>
    public void Append(ReadOnlySpan<float> samples)
    {
        while (!samples.IsEmpty)
        {
            int take = Math.Min(FrameSamples - _filled, samples.Length);
            _power += TensorPrimitives.SumOfSquares(samples[..take]);
            _filled += take;
            samples = samples[take..];
            if (_filled == FrameSamples)
            {
                Close();
            }
        }
    }

    /// <summary>The sound is over: the last, shorter frame counts too.</summary>
    public void End()
    {
        if (_filled > 0)
        {
            Close();
        }
    }

    /// <summary>The same levels, with nothing where <paramref name="gate"/> says leak.</summary>
    public LevelTrack Without(LeakGate gate)
    {
        var track = new LevelTrack();
        track._levels.AddRange(_levels.Select((level, frame) => gate.IsLeak(frame) ? Floor : level));
        return track;
    }

    private void Close()
    {
        double power = _power / _filled;
        _levels.Add(double.IsFinite(power) && power > 1e-10 ? (float)(10 * Math.Log10(power)) : Floor);
        (_power, _filled) = (0, 0);
    }
}
