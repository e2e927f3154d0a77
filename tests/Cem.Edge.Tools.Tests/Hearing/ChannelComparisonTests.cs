using Cem.Edge.Speech.Decoding;

namespace Cem.Edge.Tools.Tests.Hearing;

public class ChannelComparisonTests
{
    private const int Second = 16_000;

    [Fact]
    public void The_same_sound_twice_is_one_voice() => Assert.Equal([0], Distinct(Tone(440, 0.3f), Tone(440, 0.3f)));

    [Fact]
    public void What_a_lossy_encoder_does_to_the_same_sound_twice_makes_no_second_voice() =>
        Assert.Equal([0], Distinct(Tone(440, 0.3f), Add(Tone(440, 0.3f), Tone(3_000, 0.01f))));

    [Fact]
    public void Two_speakers_are_two_voices() => Assert.Equal([0, 1], Distinct(Tone(440, 0.3f), Tone(300, 0.3f)));

    [Fact]
    public void One_word_of_the_second_speaker_in_an_hour_of_equal_hold_music_is_enough()
    {
        var second = Tone(440, 0.3f);
        Tone(300, 0.1f).AsSpan(0, Second / 4).CopyTo(second.AsSpan(Second / 2));

        Assert.Equal([0, 1], Distinct(Tone(440, 0.3f), second));
    }

    [Fact]
    public void A_leak_of_the_other_side_is_not_the_same_sound() => Assert.Equal([0, 1], Distinct(Tone(440, 0.3f), Tone(440, 0.015f)));

    [Fact]
    public void Noise_below_anything_that_is_read_makes_no_voice() => Assert.Equal([0], Distinct(Tone(440, 0.003f), Tone(300, 0.003f)));

    [Fact]
    public void Of_three_channels_the_one_that_repeats_is_left_out() =>
        Assert.Equal([0, 2], Distinct(Tone(440, 0.3f), Tone(440, 0.3f), Tone(300, 0.3f)));

    [Fact]
    public void Portions_do_not_change_the_answer()
    {
        float[][] channels = [Tone(440, 0.3f), Tone(300, 0.3f)];
        var comparison = new ChannelComparison(2);
        for (var from = 0; from < Second; from += 777)
        {
            var count = Math.Min(777, Second - from);
            comparison.Add([.. channels.Select(channel => channel.AsSpan(from, count).ToArray())], count);
        }

        Assert.True(comparison.Decided);
    }

    private static IReadOnlyList<int> Distinct(params float[][] channels)
    {
        var comparison = new ChannelComparison(channels.Length);
        comparison.Add(channels, Second);
        return comparison.Distinct;
    }

    private static float[] Tone(double hz, float level) => [.. Enumerable.Range(0, Second).Select(i => level * (float)Math.Sin(2 * Math.PI * hz * i / Second))];

    private static float[] Add(float[] a, float[] b) => [.. a.Zip(b, (x, y) => x + y)];
}
