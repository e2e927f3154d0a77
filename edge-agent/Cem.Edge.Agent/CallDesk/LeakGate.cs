namespace Cem.Edge.Agent.CallDesk;

/// <summary>
/// Where a channel carries only the other side leaking in: that side is louder by the given margin at the same time, and what is heard lies far under what
/// this channel's own speaker usually reaches, so that a quiet person who is talked over is kept. The recogniser never hears these stretches; it would write
/// the other side's words a second time and join phrases over them. A channel with nothing but leak has no usual level of its own: its phrases are judged
/// by <see cref="Leak"/>. Pure.
/// </summary>
internal sealed class LeakGate
{
    private const float Audible = -60;
    private const float UnderUsual = 12;
    private const double UsualShare = 0.95;
    private const int ShortestFrames = 12;
    private const int BridgeFrames = 15;
    private readonly bool[] _leak;

    private LeakGate(bool[] leak) => _leak = leak;

    /// <summary>Nothing is leak: there is no other side.</summary>
    public static LeakGate Open { get; } = new([]);

    /// <summary>Stretches of at least a quarter of a second in which the leak could have been heard.</summary>
    public int Stretches { get; private init; }

    public static LeakGate Between(LevelTrack own, LevelTrack other, int decibels)
    {
        float usual = Usual(own);
        var leak = new bool[own.Frames];
        int stretches = 0;
        int run = 0;
        int pause = 0;
        for (int frame = 0; frame < leak.Length; frame++)
        {
            leak[frame] = other[frame] > Leak.OtherIsSilent && other[frame] - own[frame] >= decibels && own[frame] <= usual - UnderUsual;
            if (leak[frame] && own[frame] > Audible)
            {
                stretches += ++run == ShortestFrames ? 1 : 0;
                pause = 0;
            }
            else if (++pause > BridgeFrames)
            {
                run = 0;
            }
        }

        return new LeakGate(leak) { Stretches = stretches };
    }

    public bool IsLeak(int frame) => frame < _leak.Length && _leak[frame];

    /// <summary>Mutes the leak in <paramref name="samples"/>, which begin at sample <paramref name="first"/> of the channel at 16,000 Hz.</summary>
    public void Mute(Span<float> samples, long first)
    {
        for (int at = 0; at < samples.Length;)
        {
            long frame = (first + at) / LevelTrack.FrameSamples;
            int end = (int)Math.Min(samples.Length, ((frame + 1) * LevelTrack.FrameSamples) - first);
            if (IsLeak((int)frame))
            {
                samples[at..end].Clear();
            }

            at = end;
        }
    }

    private static float Usual(LevelTrack own)
    {
        float[] heard = [.. Enumerable.Range(0, own.Frames).Select(frame => own[frame]).Where(level => level > Audible).Order()];
        return heard.Length == 0 ? float.MaxValue : heard[(int)((heard.Length - 1) * UsualShare)];
    }
}
