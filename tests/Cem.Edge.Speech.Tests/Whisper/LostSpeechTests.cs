using Cem.Edge.Speech.Whisper;

namespace Cem.Edge.Speech.Tests.Whisper;

public class LostSpeechTests
{
    [Theory]
    [InlineData(14, 9.5, "en", true)]
    [InlineData(20, 9.5, "en", false)]
    [InlineData(22, 10.5, "zh", true)]
    [InlineData(34, 10.5, "zh", false)]
    public void Little_text_for_much_speech_raises_the_question(int words, double seconds, string language, bool expected) =>
        Assert.Equal(expected, LostSpeech.MayBe(Read(words, seconds, language)));

    [Fact]
    public void Phrase_that_was_refused_is_not_read_again() => Assert.False(LostSpeech.MayBe(Read(0, 20, "en") with { Text = "", Status = PhraseStatus.Unscored }));

    [Fact]
    public void Two_sides_that_say_clearly_more_replace_the_whole()
    {
        var whole = Read(14, 9, "en");

        Assert.True(LostSpeech.IsFound(whole, Read(5, 4, "en"), Read(14, 5, "en")));
        Assert.False(LostSpeech.IsFound(whole, Read(1, 4, "en"), Read(14, 5, "en")));
        Assert.False(LostSpeech.IsFound(whole, Read(5, 4, "en") with { Status = PhraseStatus.Suspect }, Read(14, 5, "en")));
    }

    private static Phrase Read(int words, double seconds, string language) => new()
    {
        Start = TimeSpan.Zero, End = TimeSpan.FromSeconds(seconds), Text = "some text", Language = language, Status = PhraseStatus.Good,
        Words = [.. Enumerable.Repeat(new Word("word", 0.9), words)],
    };
}
