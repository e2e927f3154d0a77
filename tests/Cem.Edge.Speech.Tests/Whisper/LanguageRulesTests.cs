using Cem.Edge.Speech.Whisper;

namespace Cem.Edge.Speech.Tests.Whisper;

public class LanguageRulesTests
{
    private static readonly string[] Names = ["en", "zh", "nl", "ja"];
    private static readonly LanguageRules Rules = new(Names.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i));

    [Fact]
    public void Likeliest_allowed_language_is_taken() => Assert.Equal(new LanguageChoice("zh", LanguageVerdict.Allowed), Choose(0.05, 0.9, 0.03, 0.02));

    [Fact]
    public void Clearly_foreign_speech_is_refused_by_its_name() => Assert.Equal(new LanguageChoice("nl", LanguageVerdict.Foreign), Choose(0.005, 0.005, 0.98, 0.01));

    [Fact]
    public void Accent_that_sounds_foreign_is_doubtful_not_refused()
    {
        var choice = Choose(0.12, 0.01, 0.02, 0.85);

        Assert.Equal(("en", LanguageVerdict.Doubtful), (choice.Language, choice.Verdict));
    }

    [Fact]
    public void Second_allowed_language_that_may_be_meant_is_kept_in_mind() => Assert.Equal("en", Choose(0.3, 0.6, 0.05, 0.05).RunnerUp);

    [Fact]
    public void Short_unclear_phrase_keeps_the_language_before() => Assert.Equal("en", Choose(0.4, 0.5, 0.05, 0.05, previous: "en", seconds: 1).Language);

    [Fact]
    public void Short_clear_phrase_switches_the_language() => Assert.Equal("zh", Choose(0.02, 0.95, 0.02, 0.01, previous: "en", seconds: 1).Language);

    [Theory]
    [InlineData(0.54, 0.8)]
    [InlineData(0.61, 1.9)]
    [InlineData(0.4, 5)]
    [InlineData(0.03, 5)]
    public void Unclear_phrase_behind_a_refused_one_is_refused_too(double en, double seconds) =>
        Assert.Equal(new LanguageChoice("nl", LanguageVerdict.Foreign), Choose(en, 0.01, (1 - en) * 0.4, (1 - en) * 0.6, previous: "nl", seconds: seconds));

    [Theory]
    [InlineData(0.93, 0.8)]
    [InlineData(0.6, 5)]
    public void Clear_phrase_behind_a_refused_one_is_taken(double en, double seconds)
    {
        var choice = Choose(en, 0.01, (1 - en) * 0.4, (1 - en) * 0.6, previous: "nl", seconds: seconds);

        Assert.Equal(("en", LanguageVerdict.Allowed), (choice.Language, choice.Verdict));
    }

    private static LanguageChoice Choose(double en, double zh, double nl, double ja, string? previous = null, double seconds = 5) =>
        Rules.Choose([(float)Math.Log(en), (float)Math.Log(zh), (float)Math.Log(nl), (float)Math.Log(ja)], ["en", "zh"], previous, TimeSpan.FromSeconds(seconds));
}
