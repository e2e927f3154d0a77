using Cem.Edge.Tools.EvaluateScoring.Sets;

namespace Cem.Edge.Tools.Tests.EvaluateScoring.Sets;

public class RecogniserNoiseTests
{
    private static readonly string[] Set = ["The till was slow, again.", "Don't buy the blue one!", "Great value"];
    private static readonly string[] Many = [.. Enumerable.Repeat("one two three four five six seven eight nine ten", 2_000)];

    [Fact]
    public void Bare_text_is_lower_case_without_punctuation_and_keeps_apostrophes() =>
        Assert.Equal("don't buy the so called best 4g phone", RecogniserNoise.Bare("Don’t buy the 'so-called' best, 4G phone!"));

    [Fact]
    public void Bare_Chinese_has_only_characters_and_digits() => Assert.Equal("等了40分钟没人来app也不行", RecogniserNoise.BareChinese("等了40分钟，没人来；App 也不行。"));

    [Fact]
    public void Same_seed_makes_the_same_errors_and_another_seed_others()
    {
        Assert.Equal(Noisy(seed: 1), Noisy(seed: 1));
        Assert.NotEqual(Noisy(seed: 1), Noisy(seed: 2));
    }

    [Fact]
    public void Without_errors_the_text_stays() => Assert.Equal("the till was slow again", new RecogniserNoise(Set, rate: 0).Words(Set[0]));

    [Fact]
    public void Of_ten_words_one_is_hit_and_shares_are_those_of_the_recipe()
    {
        // Only words of the set itself that differ from all in the text, so that each kind of error can be told.
        var noise = new RecogniserNoise(["wrong"]);
        var heard = Many.SelectMany(text => noise.Words(text).Split(' ')).ToList();
        double words = 10 * Many.Length;

        Assert.InRange(heard.Count(word => word == "wrong") / words, 0.070, 0.080);
        Assert.InRange((words - heard.Count(word => word != "wrong")) / words, 0.085, 0.095);
    }

    [Fact]
    public void Of_ten_characters_one_is_hit_and_a_quarter_of_these_is_gone()
    {
        var noise = new RecogniserNoise(["错"]);
        var heard = string.Concat(Enumerable.Range(0, 2_000).Select(_ => noise.Characters("一二三四五六七八九十")));

        Assert.InRange(heard.Count(character => character == '错') / 20_000.0, 0.070, 0.080);
        Assert.InRange((20_000 - heard.Length) / 20_000.0, 0.021, 0.029);
    }

    private static string Noisy(int seed) => new RecogniserNoise(Many, seed: seed).Words(Many[0] + " " + Many[1]);
}
