using Cem.Edge.Speech.Tests.Support;
using Cem.Edge.Speech.Vad;
using CsCheck;

namespace Cem.Edge.Speech.Tests.Vad;

/// <summary>Phrases are found while sound arrives; these properties hold for any sound and any sensible rules.</summary>
public class PhraseFinderOnTheWayTests
{
    private const int Frame = VoiceDetector.FrameSamples;

    /// <summary>Stretches of speech, hesitation and silence of all lengths, so that joins, cuts, crumbs and narrow gaps all occur.</summary>
    private static readonly Gen<float[]> Sounds =
        Gen.Select(AnyOf.These(0.02f, 0.1f, 0.3f, 0.6f, 0.95f), Gen.Int[1, 60], Gen.Int[0, 1_000]).Array[0, 40]
            .Select(parts => parts.SelectMany(part => Wavering(part.Item1, part.Item2, part.Item3)).ToArray());

    private static readonly Gen<PhraseRules> Rules =
        Gen.Select(Gen.Int[0, 900], Gen.Int[0, 2_500], Gen.Int[0, 400], Gen.Int[3, 12]).Select((padding, join, shortest, longest) => new PhraseRules
        {
            Padding = TimeSpan.FromMilliseconds(padding), JoinPause = TimeSpan.FromMilliseconds(join),
            ShortestSpeech = TimeSpan.FromMilliseconds(shortest), Longest = TimeSpan.FromSeconds(longest),
        });

    [Fact]
    public void Phrases_found_on_the_way_equal_those_found_at_once() => Gen.Select(Sounds, Rules, Gen.Int[0, Frame - 1]).Sample((sound, rules, missing) =>
    {
        var samples = Math.Max(0, ((long)sound.Length * Frame) - missing);

        Assert.Equal(PhrasesAtOnce.Find(sound, samples, rules), PhraseFinder.Find(sound, samples, rules));
    }, iter: 3_000);

    [Fact]
    public void Nothing_that_a_phrase_still_wants_may_be_forgotten() => Gen.Select(Sounds, Rules).Sample((sound, rules) =>
    {
        var (finder, needed) = (new PhraseFinder(rules), 0L);
        foreach (var probability in sound)
        {
            finder.Add(probability);
            Wanted();
        }

        finder.End((long)sound.Length * Frame);
        Wanted();

        void Wanted()
        {
            while (finder.TryTake(out var span))
                Assert.True(span.Start >= needed, $"phrase at {span.Start}, forgotten up to {needed}");
            Assert.True(finder.Needed >= needed, "memory cannot come back");
            needed = finder.Needed;
        }
    }, iter: 1_000);

    [Fact]
    public void Memory_is_bounded_by_the_longest_phrase_and_its_pauses() => Gen.Select(Sounds, Gen.Int[1, 4]).Sample((sound, times) =>
    {
        var (finder, frames) = (new PhraseFinder(new PhraseRules()), 0);
        foreach (var probability in Enumerable.Repeat(sound, times).SelectMany(part => part))
        {
            finder.Add(probability);
            frames++;
            Assert.InRange(((long)frames * Frame) - finder.Needed, 0, 60 * AudioRate.SpeechHz);
        }
    }, iter: 1_000);

    [Theory]
    [InlineData(60, 0.6)]
    [InlineData(30, 1)]
    public void Phrase_comes_out_once_nothing_can_join_it(int spoken, double seconds)
    {
        var finder = new PhraseFinder(new PhraseRules());
        var heard = 0;
        SpeechSpan phrase;
        for (; !finder.TryTake(out phrase); heard++)
            finder.Add(heard < spoken ? 0.9f : 0);

        Assert.Equal((spoken * Frame) + (AudioRate.SpeechHz / 2), phrase.End);
        Assert.InRange((heard - spoken) * 0.032, seconds, seconds + 0.064);
    }

    private static IEnumerable<float> Wavering(float level, int frames, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, frames).Select(_ => Math.Clamp(level + (0.05f * ((2 * random.NextSingle()) - 1)), 0, 1));
    }
}
