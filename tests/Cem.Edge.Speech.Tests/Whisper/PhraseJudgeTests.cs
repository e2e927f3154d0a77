using Cem.Edge.Speech.Whisper;

namespace Cem.Edge.Speech.Tests.Whisper;

public class PhraseJudgeTests
{
    private const double ClearVoice = 0.95;
    private static readonly AttemptOutcome Fine = new(Ended: true, AvgLogProb: -0.2, Compression: 1.2, Repeats: false, Loops: false, NoSpeech: 0.02);

    [Fact]
    public void Sound_text_is_good() => Assert.Equal((PhraseStatus.Good, null), Judge(Fine, "The milk was sold out."));

    [Fact]
    public void Foreign_language_is_unscored_whatever_its_text() =>
        Assert.Equal((PhraseStatus.Unscored, "language"), Judge(Fine, "anything", verdict: LanguageVerdict.Foreign));

    [Fact]
    public void Nothing_read_is_unscored() => Assert.Equal((PhraseStatus.Unscored, "no words"), Judge(Fine, ""));

    [Fact]
    public void Model_that_hears_nobody_and_doubts_its_text_is_believed() =>
        Assert.Equal((PhraseStatus.Unscored, "no speech"), Judge(Fine with { NoSpeech = 0.7, AvgLogProb = -1.1 }, "music playing"));

    [Fact]
    public void Thanks_heard_clearly_stay() => Assert.Equal(PhraseStatus.Good, Judge(Fine, "Thank you.").Status);

    [Fact]
    public void Thanks_heard_weakly_are_invented() =>
        Assert.Equal((PhraseStatus.Unscored, "invented phrase"), Judge(Fine, "Thank you.", meanVad: 0.5));

    [Fact]
    public void Looping_text_is_suspect() => Assert.Equal((PhraseStatus.Suspect, "repeats itself"), Judge(Fine with { Loops = true }, "no no no no no no no no no no no no"));

    [Fact]
    public void Text_without_end_is_suspect() => Assert.Equal((PhraseStatus.Suspect, "cut off"), Judge(Fine with { Ended = false }, "and then"));

    [Fact]
    public void Unlikely_text_is_suspect() => Assert.Equal((PhraseStatus.Suspect, "unlikely wording"), Judge(Fine with { AvgLogProb = -0.9 }, "Moon cards are as many wheels."));

    [Fact]
    public void Text_that_the_model_itself_hardly_believes_is_nothing() => Assert.Equal((PhraseStatus.Unscored, "not clearly speech"), Judge(Fine with { AvgLogProb = -1.84 }, "No!"));

    [Theory]
    [InlineData(0.5, PhraseStatus.Unscored)]
    [InlineData(0.7, PhraseStatus.Suspect)]
    public void Unlikely_text_of_a_sound_that_is_hardly_a_voice_is_nothing(double meanVad, PhraseStatus status) =>
        Assert.Equal(status, Judge(Fine with { AvgLogProb = -0.9 }, "I don't know what to do with that.", meanVad).Status);

    [Theory]
    [InlineData(0.004, 0.9, "too quiet")]
    [InlineData(0.05, 0.39, "not clearly speech")]
    [InlineData(0.05, 0.9, null)]
    public void Weak_sound_is_refused_before_decoding(double rms, double meanVad, string? reason) =>
        Assert.Equal(reason, PhraseJudge.RefuseBefore(rms, meanVad));

    private static (PhraseStatus Status, string? Reason) Judge(AttemptOutcome outcome, string text, double meanVad = ClearVoice, LanguageVerdict verdict = LanguageVerdict.Allowed) =>
        PhraseJudge.Judge(
            new Heard { Language = new("en", verdict), Attempt = new(512, 0), Candidate = new Candidate([], [], null), Outcome = outcome }, text, meanVad);
}
