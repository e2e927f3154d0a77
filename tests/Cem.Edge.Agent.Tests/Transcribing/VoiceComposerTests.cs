using Cem.Edge.Agent.Transcribing;
using Cem.Edge.Contracts;
using Cem.Edge.Scoring;
using Cem.Edge.Speech;

namespace Cem.Edge.Agent.Tests.Transcribing;

public sealed class VoiceComposerTests
{
    private static readonly RemarkFacts Whole = new(null, 4_000, null);

    private static readonly ScoredText Scored = new()
    {
        Text = "the staff was rude",
        Language = "en",
        Masks = [],
        Versions = "rules-1",
        Findings = [new Finding { Clause = "the staff was rude", Language = "en", Gate = Gate.Opinion, Polarity = -0.8, Severity = Severity.Warning, Label = Label.Pain }],
    };

    private static Phrase Phrase(string text, PhraseStatus status = PhraseStatus.Good, string? reason = null, double seconds = 1, double confidence = 0.9, string language = "en") => new()
    {
        Start = TimeSpan.Zero,
        End = TimeSpan.FromSeconds(seconds),
        Text = text,
        Language = language,
        Status = status,
        Reason = reason,
        Confidence = confidence,
        Words = [new Word("a", 0.9), new Word("b", 0.2)],
    };

    private static Transcription Heard(params Phrase[] phrases) => new() { Phrases = phrases, Audio = TimeSpan.FromSeconds(4), Elapsed = TimeSpan.FromSeconds(1) };

    [Fact]
    public void Good_remark_is_scored_with_words_of_the_wire()
    {
        VoiceEvent voice = VoiceComposer.Scored(Whole, Heard(Phrase("the staff"), Phrase("was rude", seconds: 3, confidence: 0.5)), Scored, "whisper");
        Assert.Equal((VoiceStatus.Scored, null, 0.6), (voice.Status, voice.Reason, voice.Confidence));
        Assert.Equal(("opinion", "pain", "warning", "rules-1"), (voice.Findings[0].Gate, voice.Findings[0].Label, voice.Findings[0].Severity, voice.Findings[0].Versions));
        Assert.Equal(("whisper", 1000.0), (voice.Transcription!.Model, voice.Transcription.ElapsedMs));
    }

    [Theory]
    [InlineData("en", 0.5, new int[0])]
    [InlineData("en", 0.7, new[] { 10, 19 })]
    [InlineData("zh", 0.7, new[] { 9, 17 })]
    public void Silence_between_phrases_is_a_pause_in_the_text(string language, double silence, int[] places)
    {
        string[] texts = ["the staff", "was rude", "today"];
        Transcription heard = Heard([.. texts.Select((text, i) => Phrase(text, language: language) with { Start = TimeSpan.FromSeconds(i * (1 + silence)), End = TimeSpan.FromSeconds((i * (1 + silence)) + 1) })]);

        Assert.Equal(places, VoiceComposer.Pauses(heard));
        Assert.All(places.Zip(texts.Skip(1)), pause => Assert.StartsWith(pause.Second, heard.Text[pause.First..], StringComparison.Ordinal));
    }

    [Fact]
    public void Phrases_without_text_are_no_place_to_pause_at() => Assert.Empty(VoiceComposer.Pauses(Heard(Phrase(""))));

    [Fact]
    public void One_doubtful_phrase_makes_the_remark_suspect()
    {
        VoiceEvent voice = VoiceComposer.Scored(Whole, Heard(Phrase("fine"), Phrase("hm", PhraseStatus.Suspect, "low confidence")), Scored, "whisper");
        Assert.Equal((VoiceStatus.Suspect, "low confidence"), (voice.Status, voice.Reason));
    }

    [Fact]
    public void Recording_with_a_flaw_is_suspect_whatever_was_understood()
    {
        VoiceEvent voice = VoiceComposer.Scored(Whole with { Flaw = "1.0 s of 3.0 s were lost" }, Heard(Phrase("fine")), Scored, "whisper");
        Assert.Equal((VoiceStatus.Suspect, "incomplete: 1.0 s of 3.0 s were lost"), (voice.Status, voice.Reason));
    }

    [Fact]
    public void Remark_without_text_is_unscored_with_the_first_reason()
    {
        Assert.Equal("language", VoiceComposer.WhyUnscored(Heard(Phrase("", PhraseStatus.Unscored, "language"))));
        Assert.Equal("too quiet", VoiceComposer.WhyUnscored(Heard() with { Reason = "too quiet" }));
        Assert.Null(VoiceComposer.WhyUnscored(Heard(Phrase("fine"))));
        VoiceEvent voice = VoiceComposer.Unscored(Whole, "language");
        Assert.Equal((VoiceStatus.Unscored, "language", ""), (voice.Status, voice.Reason, voice.Text));
    }

    [Fact]
    public void Text_longer_than_the_wire_allows_is_cut_with_its_masks()
    {
        ScoredText longText = Scored with { Text = new string('x', 5_000), Masks = [new Mask("card", 3_999, 6, 0, 1), new Mask("phone", 10, 7, 0, 1)] };
        VoiceEvent voice = VoiceComposer.Scored(Whole, Heard(Phrase("x")), longText, "whisper");
        Assert.Equal(WireLimits.MaxTextLength, voice.Text.Length);
        Assert.Equal("phone", Assert.Single(voice.Masks).Kind);
    }

    [Fact]
    public void Weak_words_and_language_are_taken_over_all_phrases()
    {
        Assert.Equal(0.5, VoiceComposer.WeakWordShare(Heard(Phrase("a b"))));
        Assert.Equal(0, VoiceComposer.WeakWordShare(Heard()));
        Assert.Equal("en", VoiceComposer.Language(Heard(Phrase("a"), Phrase("", language: "fr"))));
        Assert.Null(VoiceComposer.Language(Heard(Phrase("a"), Phrase("b", language: "zh"))));
    }
}
