using Cem.Edge.Speech.Tests.Support;
using Cem.Edge.Speech.Vad;

namespace Cem.Edge.Speech.Tests.Vad;

public class QuietEdgesTests
{
    private const int Ms = AudioRate.SpeechHz / 1_000;
    private const int Lead = 180 * Ms;
    private const int Tail = 220 * Ms;
    private static readonly float[] Room = Sound.WhiteNoise(0.5, 0.01);

    /// <summary>Loudest in its middle.</summary>
    private static readonly float[] Speech = [.. Sound.Sine(200, 0.4).Select((sample, i) => sample * (1 - (Math.Abs(i - 3_200) / 6_400f)))];

    /// <summary>Room, speech, room; the quietest moments lie 40 ms from its ends.</summary>
    private static readonly float[] Said =
        [.. Room[..(30 * Ms)], .. Weak(20), .. Room[..(130 * Ms)], .. Speech, .. Room[..(160 * Ms)], .. Weak(20), .. Room[..(40 * Ms)]];

    [Fact]
    public void Phrase_ends_at_the_quietest_moments_around_it()
    {
        var cut = QuietEdges.Cut(Said, Span(0, Said.Length));

        // Up to a frame of the encoder farther out, so that the loudest sample keeps its place in one.
        Assert.InRange(cut.Start, 5 * Ms, 35 * Ms);
        Assert.InRange(Said.Length - cut.End, 35 * Ms, 45 * Ms);
    }

    [Fact]
    public void Loud_tone_beside_it_changes_nothing() => SameBeside(Sound.Sine(900, 0.3));

    [Fact]
    public void Dead_line_beside_it_changes_nothing() => SameBeside(Sound.Silence(0.3));

    [Theory]
    [InlineData(-31, 0)]
    [InlineData(0, 31)]
    [InlineData(20, -25)]
    [InlineData(-90, 120)]
    public void Cut_does_not_depend_on_where_the_detectors_frames_lie(int firstMs, int lastMs)
    {
        var span = Span(0, Said.Length);
        var shifted = span with { FirstSpoken = span.FirstSpoken + (firstMs * Ms), LastSpoken = span.LastSpoken + (lastMs * Ms) };

        Assert.Equal(QuietEdges.Cut(Said, span) with { FirstSpoken = 0, LastSpoken = 0 }, QuietEdges.Cut(Said, shifted) with { FirstSpoken = 0, LastSpoken = 0 });
    }

    [Fact]
    public void Speech_begins_whole_frames_of_the_encoder_before_its_loudest_sample()
    {
        var loudest = Array.IndexOf(Said, Said.Max(Math.Abs), Lead);
        var cuts = new[] { 0, 77, 150 }.Select(less => QuietEdges.Cut(Said.AsSpan(less), Span(-less, Said.Length - less)).Start + less).ToList();

        Assert.All(cuts, cut => Assert.Equal(0, (loudest - cut) % (20 * Ms)));
    }

    [Fact]
    public void Quiet_beginning_of_another_sound_farther_off_is_not_sought()
    {
        // The quietest of all lies 400 ms behind the last word.
        float[] samples = [.. Room, .. Speech, .. Room[..(400 * Ms)], .. Weak(20), .. Sound.Sine(900, 0.05)];
        var span = new SpeechSpan(0, samples.Length, 0.9) { FirstSpoken = Room.Length, LastSpoken = Room.Length + Speech.Length };

        Assert.InRange(QuietEdges.Cut(samples, span).End, span.LastSpoken + (50 * Ms), span.LastSpoken + (390 * Ms));
    }

    [Fact]
    public void Nothing_is_cut_within_a_twentieth_of_a_second_of_speech()
    {
        float[] tight = [.. Room[..(65 * Ms)], .. Speech, .. Room[..(65 * Ms)]];
        var span = new SpeechSpan(7, 7 + tight.Length, 0.9) { FirstSpoken = 7 + (65 * Ms), LastSpoken = 7 + (465 * Ms) };

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
