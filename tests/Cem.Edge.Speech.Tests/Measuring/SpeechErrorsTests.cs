using Cem.Edge.Speech.Measuring;
using CsCheck;

namespace Cem.Edge.Speech.Tests.Measuring;

public class SpeechErrorsTests
{
    [Theory]
    [InlineData("press one", "Press 1.")]
    [InlineData("I won't pay twenty-one dollars", "I will not pay 21 dollars")]
    [InlineData("the colour of the theatre", "The color of the theater!")]
    [InlineData("one three zero zero", "1300")]
    [InlineData("two hundred and five", "205")]
    [InlineData("three point five metres", "3.5 meters")]
    [InlineData("nineteen twenty", "1920")]
    [InlineData("the twenty first of may", "The 21st of May")]
    [InlineData("double four seven", "447")]
    [InlineData("five million two hundred thousand", "5,200,000")]
    [InlineData("uh well, um, it's fine", "Well it is fine")]
    [InlineData("Mr. Smith can't come", "mister smith can not come")]
    [InlineData("café", "cafe")]
    [InlineData("hello [noise] there (laughs)", "Hello there.")]
    public void Ways_to_write_the_same_words_are_equal(string said, string written) =>
        Assert.Equal(0, SpeechErrors.Between(said, written, "en").Errors);

    [Theory]
    [InlineData("一三零零", "1300")]
    [InlineData("两百〇五", "2百05")]
    [InlineData("電視，很好！", "电视很好")]
    [InlineData("T C U B E 店", "tcube店")]
    [InlineData("ＡＢＣ", "abc")]
    public void Ways_to_write_the_same_characters_are_equal(string said, string written) =>
        Assert.Equal(0, SpeechErrors.Between(said, written, "zh").Errors);

    [Fact]
    public void Substitution_deletion_and_insertion_count_one_each()
    {
        var errors = SpeechErrors.Between("the milk was sold out again", "the silk was out again today", "en");

        Assert.Equal(new SpeechErrors(3, 6), errors);
        Assert.Equal(0.5, errors.Rate);
    }

    [Fact]
    public void Lost_text_counts_every_word() => Assert.Equal(new SpeechErrors(3, 3), SpeechErrors.Between("I was lost", "", "en"));

    [Fact]
    public void Errors_are_a_distance() => Gen.Select(Words, Words).Sample((a, b) =>
    {
        var there = SpeechErrors.Between(a, b, "en");

        Assert.Equal(there.Errors, SpeechErrors.Between(b, a, "en").Errors);
        Assert.InRange(there.Errors, 0, Math.Max(there.Units, SpeechErrors.UnitsOf(b, "en").Count));
        Assert.Equal(a == b, there.Errors == 0);
    });

    private static readonly string[] Vocabulary = ["milk", "till", "queue"];

    private static Gen<string> Words => Gen.Int[0, 2].Select(i => Vocabulary[i]).Array[0, 8].Select(words => string.Join(' ', words));
}
