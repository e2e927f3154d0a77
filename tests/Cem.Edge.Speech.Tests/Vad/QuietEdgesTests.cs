using Cem.Edge.Speech.Tests.Support;
using Cem.Edge.Speech.Vad;

namespace Cem.Edge.Speech.Tests.Vad;

public class QuietEdgesTests
{
    private const int Ms = AudioRate.SpeechHz / 1_000;
    private const int Lead = 180 * Ms;
    private const int Tail = 220 * Ms;
    private static readonly float[] Room = Sound.WhiteNoise(0.5, 0.01);
    private static readonly float[] Speech = Sound.Sine(200, 0.4);

    /// <summary>Room, speech, room; the quietest moments lie 40 ms from its ends.</summary>
    private static readonly float[] Said =
        [.. Room[..(30 * Ms)], .. Weak(20), .. Room[..(130 * Ms)], .. Speech, .. Room[..(160 * Ms)], .. Weak(20), .. Room[..(40 * Ms)]];

    [Fact]
    public void Phrase_ends_at_the_quietest_moments_around_it()
    {
        var cut = QuietEdges.Cut(Said, Span(0, Said.Length));

        Assert.InRange(cut.Start, 25 * Ms, 35 * Ms);
        Assert.InRange(Said.Length - cut.End, 35 * Ms, 45 * Ms);
    }

    [Fact]
    public void Loud_tone_beside_it_changes_nothing() => SameBeside(Sound.Sine(900, 0.3));

    [Fact]
    public void Dead_line_beside_it_changes_nothing() => SameBeside(Sound.Silence(0.3));

    [Fact]
    public void Nothing_is_cut_within_a_tenth_of_a_second_of_speech()
    {
        float[] tight = [.. Room[..(110 * Ms)], .. Speech, .. Room[..(110 * Ms)]];
        var span = new SpeechSpan(7, 7 + tight.Length, 0.9) { FirstSpoken = 7 + (110 * Ms), LastSpoken = 7 + (510 * Ms) };

        Assert.Equal(span, QuietEdges.Cut(tight, span));
    }

    [Fact]
    public void Phrase_cut_out_of_endless_speech_stays_as_it_is()
    {
        var span = new SpeechSpan(0, Speech.Length, 0.9);

        Assert.Equal(span, QuietEdges.Cut(Speech, span));
    }

    private static void SameBeside(float[] other)
    {
        float[] beside = [.. other, .. Said, .. other];

        Assert.Equal(Heard(Said, Span(0, Said.Length)), Heard(beside, Span(other.Length, beside.Length)));
    }

    private static SpeechSpan Span(int offset, int length) =>
        new(0, length, 0.9) { FirstSpoken = offset + Lead, LastSpoken = offset + Said.Length - Tail };

    private static float[] Heard(float[] samples, SpeechSpan span)
    {
        var cut = QuietEdges.Cut(samples, span);
        return samples[(int)cut.Start..(int)cut.End];
    }

    private static float[] Weak(int ms) => Sound.WhiteNoise(ms / 1_000.0, 0.001);
}
