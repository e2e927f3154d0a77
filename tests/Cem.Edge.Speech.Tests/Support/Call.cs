using Cem.Edge.Speech.Decoding;

namespace Cem.Edge.Speech.Tests.Support;

/// <summary>Builds a telephone call: stereo u-law of 8 kHz, clips in turn on either side, pauses, hold music and silence.</summary>
internal sealed class Call
{
    public const int RateHz = 8_000;
    private static readonly byte[] Codes = [.. Enumerable.Range(0, 256).OrderBy(code => G711.MuLaw[code]).Select(code => (byte)code)];
    private static readonly float[] Values = [.. Codes.Select(code => G711.MuLaw[code])];
    private readonly List<float>[] sides = [[], []];

    /// <summary>What was said on each side, in order.</summary>
    public List<SharedClip>[] Said { get; } = [[], []];

    public TimeSpan Length => TimeSpan.FromSeconds((double)sides[0].Count / RateHz);

    /// <summary>Two voices of the set in turn, hold music and holds, ten minutes.</summary>
    public static Call OfTenMinutes()
    {
        var clips = SharedClip.All();
        var (agent, customer) = (clips.Where(clip => clip.Set == "en_telephony_asterisk").ToList(), clips.Where(clip => clip.Set is "en_accent_speechocean762" or "en_librivox").ToList());
        var music = clips.First(clip => clip.Kind == "music").Telephone();
        var call = new Call();
        for (var turn = 0; call.Length < TimeSpan.FromMinutes(10); turn++)
        {
            call.Say(0, agent[turn % agent.Count], pauseSeconds: 0.4 + (turn % 4 * 0.5));
            call.Say(1, customer[turn % customer.Count], pauseSeconds: 0.3 + (turn % 3 * 0.6));
            if (turn % 12 == 6)
                call.Play(0, music[..(30 * RateHz)]);
            if (turn % 12 == 11)
                call.Pause(12);
        }

        return call;
    }

    public void Say(int side, SharedClip clip, double pauseSeconds)
    {
        Said[side].Add(clip);
        Play(side, clip.Telephone());
        Pause(pauseSeconds);
    }

    public void Play(int side, IReadOnlyList<float> samples)
    {
        sides[side].AddRange(samples);
        sides[1 - side].AddRange(new float[samples.Count]);
    }

    public void Pause(double seconds) => Play(0, new float[(int)(seconds * RateHz)]);

    public byte[] ToWav() => WavBytes.Empty.Format(7, 2, RateHz, 8)
        .Data([.. sides[0].Zip(sides[1]).SelectMany(pair => new[] { MuLaw(pair.First), MuLaw(pair.Second) })]).Build();

    /// <summary>The code whose value is nearest.</summary>
    public static byte MuLaw(float sample)
    {
        var above = Array.BinarySearch(Values, sample);
        above = Math.Clamp(above < 0 ? ~above : above, 1, Values.Length - 1);
        return Codes[Values[above] - sample < sample - Values[above - 1] ? above : above - 1];
    }
}
