using Cem.Edge.Agent.CallDesk;
using Cem.Edge.Agent.Tests.Support;
using Cem.Edge.Contracts;
using Cem.Edge.Scoring;
using Cem.Edge.Speech;

namespace Cem.Edge.Agent.Tests.CallDesk;

public sealed class CallComposerTests
{
    private static readonly DateTimeOffset Began = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);
    private static readonly Scorer Scorer = Scorer.Load();

    private static readonly CallRecording Recording = new()
    {
        Path = "/calls/a.wav", File = new FileIdentity("a.wav", 1, 1), CallId = "c-1", CallKey = "k-1", Agent = Channel.Left, Sidecar = new Sidecar { Line = "hotline-1" },
    };

    private static ComposedCall Compose(params HeardSide[] sides) =>
        new CallComposer(new CallDeskOptions(), "whisper", (text, language, weak) => Scorer.Score(text, language, weak)).Compose(Recording, new HeardCall { Length = TimeSpan.FromSeconds(20), DecodedShare = 1, Sides = sides }, Began);

    private static HeardSide Side(string side, LevelTrack levels, params Phrase[] phrases) => new() { Side = side, Levels = levels, LevelDbfs = -20, ClippedShare = 0, IsSilent = false, Phrases = phrases };

    private static Phrase Phrase(double start, double end, string text, PhraseStatus status = PhraseStatus.Good, string? reason = null) => new()
    {
        Start = TimeSpan.FromSeconds(start), End = TimeSpan.FromSeconds(end), Text = text, Language = "en", Status = status, Reason = reason, Confidence = 0.8,
        Words = [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => new Word(word, 0.9))],
    };

    [Fact]
    public void Phrases_of_both_sides_come_in_order_of_time_and_the_summary_counts_them()
    {
        ComposedCall call = Compose(
            Side(CallSide.Agent, Tone.Levels(Tone.Of(20, (0, 3, -20), (9, 12, -20))), Phrase(0, 3, "how can I help"), Phrase(9, 12, "I am sorry")),
            Side(CallSide.Customer, Tone.Levels(Tone.Of(20, (4, 8, -20))), Phrase(4, 8, "the charger caught fire")));

        Assert.Equal([(CallSide.Agent, 0L), (CallSide.Customer, 4_000L), (CallSide.Agent, 9_000L)], call.Phrases.Select(phrase => (phrase.Side!, phrase.StartMs!.Value)));
        Assert.All(call.Phrases, phrase => Assert.Equal("c-1", phrase.CallId));
        Assert.Equal("critical", Assert.Single(call.Phrases[1].Findings).Severity);
        Assert.Equal(("c-1", Began, 20_000L, 3, "hotline-1"), (call.Summary.CallId, call.Summary.StartedAt, call.Summary.DurationMs, call.Summary.Phrases, call.Summary.Line));
        Assert.Equal([CallSide.Agent, CallSide.Customer], call.Summary.Sides);
        Assert.Equal((0.6, 0, 1), (call.Summary.Figures[CallFigure.AgentTalkShare], call.Summary.Figures[CallFigure.LeakedPhrases], call.Summary.Figures[CallFigure.DecodedShare]));
        Assert.Null(call.Summary.Flaw);
    }

    [Fact]
    public void Leak_of_the_other_side_is_left_out_and_counted()
    {
        ComposedCall call = Compose(
            Side(CallSide.Agent, Tone.Levels(Tone.Of(20, (4, 8, -42))), Phrase(3.5, 8.5, "the charger")),
            Side(CallSide.Customer, Tone.Levels(Tone.Of(20, (4, 8, -18))), Phrase(3.5, 8.5, "the charger caught fire")));
        Assert.Equal(CallSide.Customer, Assert.Single(call.Phrases).Side);
        Assert.Equal((1, 1), (call.Summary.Figures[CallFigure.LeakedPhrases], call.Summary.Figures[CallFigure.CustomerTalkShare]));
    }

    [Fact]
    public void What_the_guards_call_no_speech_is_no_phrase_and_what_nobody_understood_is_unscored()
    {
        ComposedCall call = Compose(Side(CallSide.Unknown, Tone.Levels(Tone.Of(20, (0, 9, -20))),
            Phrase(0, 2, "", PhraseStatus.Unscored, "too quiet"), Phrase(3, 5, "", PhraseStatus.Unscored, "language"), Phrase(6, 8, "fine", PhraseStatus.Suspect, "low confidence")));
        Assert.Equal([(VoiceStatus.Unscored, "language"), (VoiceStatus.Suspect, "low confidence")], call.Phrases.Select(phrase => (phrase.Status, phrase.Reason!)));
        Assert.Equal(0.5, call.Summary.Figures[CallFigure.UnscoredShare], 0.01);
    }

    [Fact]
    public void Personal_data_that_runs_over_phrases_is_masked_before_anything_leaves()
    {
        ComposedCall call = Compose(Side(CallSide.Unknown, Tone.Levels(Tone.Of(20, (0, 15, -20))), Phrase(0, 2, "my card is 4111 1111"), Phrase(4, 6, "1111 1111 thanks")));
        Assert.DoesNotContain("1111", string.Concat(call.Phrases.Select(phrase => phrase.Text)), StringComparison.Ordinal);
        Assert.All(call.Phrases, phrase => Assert.Equal("card", Assert.Single(phrase.Masks).Kind));
    }

    [Theory]
    [InlineData(0.4, false, "only 40% of the length that the recording declares is there")]
    [InlineData(1.0, true, "nothing was recorded of the customer")]
    public void Flaw_of_the_recording_is_told(double decoded, bool silent, string flaw)
    {
        HeardSide agent = Side(CallSide.Agent, Tone.Levels(Tone.Of(20)));
        HeardSide customer = Side(CallSide.Customer, Tone.Levels(Tone.Of(20))) with { IsSilent = silent };
        CallEvent summary = new CallComposer(new CallDeskOptions(), "whisper", (text, language, weak) => Scorer.Score(text, language, weak))
            .Compose(Recording, new HeardCall { Length = TimeSpan.FromSeconds(20), DecodedShare = decoded, Sides = [agent, customer] }, Began).Summary;
        Assert.Equal(flaw, summary.Flaw);
        Assert.Equal(0, summary.Phrases);
    }
}
