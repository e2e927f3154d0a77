using Cem.Edge.Speech.Whisper;

namespace Cem.Edge.Speech.Tests.Whisper;

public class ExpectedWordsTests
{
    private static readonly string[] Words = ["Lumexa", "Art", "飞轮"];

    [Fact]
    public void Second_reading_is_tried_only_where_the_first_doubts_a_word()
    {
        Assert.True(ExpectedWords.MayHelp(Words, Read(0.9, 0.4)));
        Assert.False(ExpectedWords.MayHelp(Words, Read(0.9, 0.8)));
        Assert.False(ExpectedWords.MayHelp([], Read(0.1)));
    }

    [Fact]
    public void Likelier_reading_that_brings_a_listed_word_is_taken() => Assert.True(Helps("my glue mix a lamp", -0.3, "my lumexa lamp", -0.2));

    [Fact]
    public void Likelier_reading_without_a_listed_word_is_left() => Assert.False(Helps("my glue mix a lamp", -0.3, "my new mixer lamp", -0.1));

    [Fact]
    public void Listed_word_in_a_less_likely_reading_is_left() => Assert.False(Helps("my new lamp", -0.2, "my Lumexa lamp", -0.3));

    [Fact]
    public void Part_of_another_word_is_no_listed_word() => Assert.False(Helps("the bar tea", -0.3, "the party starts", -0.2));

    [Fact]
    public void Chinese_words_are_found_without_spaces() => Assert.True(Helps("我买了非伦", -0.3, "我买了飞轮", -0.2));

    private static bool Helps(string first, double firstLogProb, string second, double secondLogProb) => ExpectedWords.Helps(Words, (first, firstLogProb), (second, secondLogProb));

    private static Candidate Read(params double[] probabilities) => new([.. probabilities.Select((_, i) => i)], [.. probabilities.Select(probability => Math.Log(probability))], -0.1);
}
