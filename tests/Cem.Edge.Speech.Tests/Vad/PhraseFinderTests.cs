using Cem.Edge.Speech.Vad;

namespace Cem.Edge.Speech.Tests.Vad;

public class PhraseFinderTests
{
    private const int Frame = VoiceDetector.FrameSamples;
    private static readonly PhraseRules Bare = new() { Padding = TimeSpan.Zero, JoinPause = TimeSpan.FromMilliseconds(100), Fragment = TimeSpan.Zero };

    [Fact]
    public void Silence_holds_no_phrase() => Assert.Empty(Find(Bare, Quiet(100)));

    [Fact]
    public void Speech_between_silences_is_one_phrase_with_its_mean_probability()
    {
        var phrase = Assert.Single(Find(Bare, Quiet(10), Loud(20, 0.8f), Quiet(10)));

        Assert.Equal(10 * Frame, phrase.Start);
        Assert.Equal(30 * Frame, phrase.End);
        Assert.Equal(0.8, phrase.Mean, 1e-6);
    }

    [Fact]
    public void Click_shorter_than_a_quarter_second_is_no_speech() => Assert.Empty(Find(Bare, Quiet(100), Loud(7), Quiet(100)));

    [Fact]
    public void Short_first_word_belongs_to_the_sentence_that_follows()
    {
        var phrase = Assert.Single(Find(Bare with { JoinPause = TimeSpan.FromSeconds(1) }, Quiet(10), Loud(4), Quiet(10), Loud(30), Quiet(10)));

        Assert.Equal(10 * Frame, phrase.Start);
    }

    [Fact]
    public void Weak_syllable_above_the_release_does_not_end_speech() =>
        Assert.Single(Find(Bare, Loud(10), Loud(20, Bare.Release), Loud(10)));

    [Fact]
    public void Tone_behind_the_last_word_that_is_hardly_a_voice_does_not_prolong_it()
    {
        var phrase = Assert.Single(Find(Bare, Loud(20), Quiet(2), Loud(1, 0.4f), Quiet(2), Loud(1, 0.4f), Quiet(20)));

        Assert.Equal(20 * Frame, phrase.End);
    }

    [Fact]
    public void Dip_shorter_than_a_tenth_of_a_second_does_not_end_speech() =>
        Assert.Single(Find(Bare with { JoinPause = TimeSpan.Zero }, Loud(10), Quiet(2), Loud(10)));

    [Fact]
    public void Pause_longer_than_the_join_parts_two_phrases() => Assert.Equal(2, Find(Bare, Loud(20), Quiet(40), Loud(20)).Count);

    [Theory]
    [InlineData(20, 1)]
    [InlineData(60, 2)]
    public void Fragment_waits_longer_for_what_it_begins_than_a_sentence(int frames, int phrases) =>
        Assert.Equal(phrases, Find(new PhraseRules(), Loud(frames), Quiet(28), Loud(80)).Count);

    [Fact]
    public void Short_tone_between_two_sentences_parts_them()
    {
        var finder = new PhraseFinder(new PhraseRules { Padding = TimeSpan.Zero });
        foreach (var (probability, level) in (ReadOnlySpan<(float, float)>)[.. Sounding(60, 0.95f, 0.1f), .. Sounding(6, 0.01f, 0.05f), .. Sounding(60, 0.95f, 0.1f)])
            finder.Add(probability, level);
        finder.End(126 * Frame);

        Assert.True(finder.TryTake(out _));
        Assert.True(finder.TryTake(out _));
    }

    [Theory]
    [InlineData(0.02f, 2)]
    [InlineData(0.0005f, 1)]
    public void Loud_sound_in_a_pause_parts_what_breath_does_not(float power, int phrases)
    {
        var finder = new PhraseFinder(Bare with { JoinPause = TimeSpan.FromSeconds(1) });
        foreach (var (probability, level) in (ReadOnlySpan<(float, float)>)[.. Sounding(20, 0.95f, 0.1f), .. Sounding(5, 0.01f, 0.0001f), .. Sounding(6, 0.01f, power), .. Sounding(5, 0.01f, 0.0001f), .. Sounding(20, 0.95f, 0.1f)])
            finder.Add(probability, level);
        finder.End(56 * Frame);

        var found = 0;
        while (finder.TryTake(out var phrase))
        {
            Assert.Equal(phrases == 1 ? 0 : found * 36 * Frame, phrase.FirstSpoken);
            found++;
        }

        Assert.Equal(phrases, found);
    }

    [Fact]
    public void Last_sound_of_a_word_that_the_detector_does_not_hear_is_no_interruption()
    {
        var finder = new PhraseFinder(Bare with { JoinPause = TimeSpan.FromSeconds(1) });
        foreach (var (probability, level) in (ReadOnlySpan<(float, float)>)[.. Sounding(20, 0.95f, 0.1f), .. Sounding(3, 0.01f, 0.1f), .. Sounding(10, 0.01f, 0.0001f), .. Sounding(20, 0.95f, 0.1f)])
            finder.Add(probability, level);
        finder.End(53 * Frame);

        Assert.True(finder.TryTake(out _));
        Assert.False(finder.TryTake(out _));
    }

    [Fact]
    public void Padding_stays_inside_the_recording_and_a_tenth_of_a_second_from_the_neighbour()
    {
        var rules = Bare with { Padding = TimeSpan.FromSeconds(2) };

        var phrases = Find(rules, Quiet(5), Loud(20), Quiet(40), Loud(20), Quiet(5));

        Assert.Equal(0, phrases[0].Start);
        Assert.Equal((65 * Frame) - 1_600, phrases[0].End);
        Assert.Equal((25 * Frame) + 1_600, phrases[1].Start);
        Assert.Equal(90 * Frame, phrases[1].End);
    }

    [Fact]
    public void Speech_without_end_is_cut_where_it_is_least_likely_speech()
    {
        var phrases = Find(Bare, Loud(700, 0.9f), Loud(1, 0.6f), Loud(700, 0.9f));

        Assert.Equal(2, phrases.Count);
        Assert.Equal(700 * Frame, phrases[0].End);
        Assert.All(phrases, phrase => Assert.InRange(phrase.Length, 1, 30 * 16_000));
    }

    [Fact]
    public void Hour_of_speech_loses_nothing_to_the_cuts()
    {
        var phrases = Find(new PhraseRules(), Loud(112_500, 0.9f));

        Assert.Equal(0, phrases[0].Start);
        Assert.Equal(112_500 * Frame, phrases[^1].End);
        Assert.All(phrases.Zip(phrases.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
        Assert.All(phrases, phrase => Assert.InRange(phrase.Length, 1, 30 * 16_000));
    }

    private static IReadOnlyList<SpeechSpan> Find(PhraseRules rules, params float[][] parts)
    {
        float[] probabilities = [.. parts.SelectMany(part => part)];
        return PhraseFinder.Find(probabilities, probabilities.Length * Frame, rules);
    }

    private static IEnumerable<(float Probability, float Power)> Sounding(int frames, float probability, float power) => Enumerable.Repeat((probability, power), frames);

    private static float[] Quiet(int frames) => Loud(frames, 0.01f);

    private static float[] Loud(int frames, float probability = 0.95f) => [.. Enumerable.Repeat(probability, frames)];
}
