namespace Cem.Edge.Agent.CallDesk;

/// <summary>
/// Where a channel carries only the other side leaking in: that side is louder by the given margin at the same time, and what is heard lies far under what
/// this channel's own speaker usually reaches, so that a quiet person who is talked over is kept. Nothing is leak that lies within a fifth of a second of own
/// speech: under a loud vowel of the other side the own consonants look like leak, 20 ms at a time. The recogniser never hears the leak; it would write the
/// other side's words a second time and join phrases over them. A channel with nothing but leak has no usual level of its own: its phrases are judged
/// by <see cref="Leak"/>. Pure.
/// </summary>
internal sealed class LeakGate
{
    private const float Audible = -60;
    private const float UnderUsual = 12;
    private const double UsualShare = 0.95;
    private const int ShortestFrames = 12;
    private const int BridgeFrames = 15;

    // 100 ms: less is muted in vain, and tears what it is cut from.
    private const int ShortestMute = 5;

    // 60 ms: what leaks in ends less sharply than it begins, and a frame or two of that is no speech.
    private const int SpokenFrames = 3;

    // 200 ms: the longest consonants, and the pause before one that bursts.
    private const int ReachFrames = 10;
    private readonly bool[] _leak;

    private LeakGate(bool[] leak) => _leak = leak;

    /// <summary>Nothing is leak: there is no other side.</summary>
    public static LeakGate Open { get; } = new([]);

    /// <summary>Stretches of at least a quarter of a second in which the leak could have been heard.</summary>
    public int Stretches { get; private init; }

    public static LeakGate Between(LevelTrack own, LevelTrack other, int decibels)
    {
        float usual = Usual(own);
        bool[] leak = [.. Enumerable.Range(0, own.Frames).Select(frame => other[frame] > Leak.OtherIsSilent && other[frame] - own[frame] >= decibels && own[frame] <= usual - UnderUsual)];
        KeepSpeech(leak, own);
        DropShort(leak);
        return new LeakGate(leak) { Stretches = Count(leak, own) };
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

    private static void KeepSpeech(bool[] leak, LevelTrack own)
    {
        bool[] spoken = [.. leak.Select((under, frame) => !under && own[frame] > Audible)];
        int run = 0;
        int kept = 0; // up to here it is decided
        for (int frame = 0; frame < leak.Length; frame++)
        {
            run = spoken[frame] ? run + 1 : 0;
            if (run < SpokenFrames)
            {
                continue;
            }

            int end = Math.Min(leak.Length, frame + ReachFrames + 1);
            int start = Math.Min(end, Math.Max(kept, frame - SpokenFrames + 1 - ReachFrames));
            leak.AsSpan(start, end - start).Clear();
            kept = end;
        }
    }

    private static void DropShort(bool[] leak)
    {
        for (int start = 0, end; start < leak.Length; start = end + 1)
        {
            for (end = start; end < leak.Length && leak[end]; end++)
            {
            }

            if (end - start < ShortestMute)
            {
                leak.AsSpan(start, end - start).Clear();
            }
        }
    }

    private static int Count(bool[] leak, LevelTrack own)
    {
        int stretches = 0;
        int run = 0;
        int pause = 0;
        for (int frame = 0; frame < leak.Length; frame++)
        {
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

        return stretches;
    }

    private static float Usual(LevelTrack own)
    {
        float[] heard = [.. Enumerable.Range(0, own.Frames).Select(frame => own[frame]).Where(level => level > Audible).Order()];
        return heard.Length == 0 ? float.MaxValue : heard[(int)((heard.Length - 1) * UsualShare)];
    }
}
