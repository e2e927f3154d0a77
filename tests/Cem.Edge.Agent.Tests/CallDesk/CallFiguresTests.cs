using Cem.Edge.Agent.CallDesk;
using Cem.Edge.Contracts;
using static Cem.Edge.Agent.Tests.Support.Talk;

namespace Cem.Edge.Agent.Tests.CallDesk;

public sealed class CallFiguresTests
{
    private static readonly CallDeskOptions Options = new();

    // Agent 0-4, customer 5-11, agent 12-20, nobody until 35, customer 35-41 while the agent speaks 40-44, end at 50.
    private static readonly CallTalk Usual = Call(50, ByAgent(Span(0, 4), Span(12, 20), Span(40, 44)), ByCustomer(Span(5, 11), Span(35, 41)));

    private static IReadOnlyDictionary<string, double> Figures(CallTalk call) => CallFigures.Of(call, new CallSilence(call, Options), Options);

    [Fact]
    public void Usual_call_has_the_figures_worked_out_by_hand()
    {
        IReadOnlyDictionary<string, double> figures = Figures(Usual);
        Assert.Equal(0.5714, figures[CallFigure.AgentTalkShare]); // 16 of 28 s
        Assert.Equal(0.4286, figures[CallFigure.CustomerTalkShare]);
        Assert.Equal((3, 2), (figures[CallFigure.AgentTurns], figures[CallFigure.CustomerTurns]));
        Assert.Equal(0.46, figures[CallFigure.SilenceShare]); // 1 + 1 + 15 + 6 of 50 s
        Assert.Equal(15_000, figures[CallFigure.LongestSilenceMs]);
        Assert.Equal((1, 15_000), (figures[CallFigure.Holds], figures[CallFigure.HoldMs]));
        Assert.Equal((1, 1_000, 1, 0), (figures[CallFigure.TalkOvers], figures[CallFigure.TalkOverMs], figures[CallFigure.TalkOversByAgent], figures[CallFigure.TalkOversByCustomer]));
        Assert.Equal((2, 500, 900), (figures[CallFigure.ResponseGaps], figures[CallFigure.ResponseGapMedianMs], figures[CallFigure.ResponseGapP90Ms])); // 1 s, and 0 for an interruption
        Assert.Equal(112.5, figures[CallFigure.AgentWordsPerMinute]); // 30 words in 16 s
        Assert.Equal(100, figures[CallFigure.CustomerWordsPerMinute]); // 20 words in 12 s
        Assert.Equal(0, figures[CallFigure.UnscoredShare]);
    }

    [Fact]
    public void One_channel_has_no_figure_of_a_side()
    {
        IReadOnlyDictionary<string, double> figures = Figures(Call(30, Side(CallSide.Unknown, Span(0, 12), Span(24, 28))));
        Assert.Equal(
            [CallFigure.ClippedShare, CallFigure.HoldMs, CallFigure.Holds, CallFigure.LevelDbfs, CallFigure.LongestSilenceMs, CallFigure.SilenceShare, CallFigure.SilentChannels, CallFigure.UnscoredShare, CallFigure.WeakWordShare],
            figures.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(1, figures[CallFigure.Holds]);
    }

    [Fact]
    public void Dead_channel_is_told_and_not_taken_for_a_silent_person()
    {
        IReadOnlyDictionary<string, double> figures = Figures(Call(30, ByAgent(Span(0, 12)), ByCustomer() with { IsRecorded = false }));
        Assert.Equal(1, figures[CallFigure.SilentChannels]);
        Assert.DoesNotContain(CallFigure.AgentTalkShare, figures.Keys);
        Assert.DoesNotContain(CallFigure.ResponseGaps, figures.Keys);
        Assert.Equal(50, figures[CallFigure.AgentWordsPerMinute]);
    }

    [Fact]
    public void Person_who_said_nothing_on_a_recorded_channel_has_a_share_of_nought()
    {
        IReadOnlyDictionary<string, double> figures = Figures(Call(30, ByAgent(Span(0, 12)), ByCustomer()));
        Assert.Equal((1, 0), (figures[CallFigure.AgentTalkShare], figures[CallFigure.CustomerTalkShare]));
    }

    [Fact]
    public void Payment_pause_is_neither_silence_nor_hold_nor_a_slow_answer()
    {
        CallTalk call = Call(40, ByAgent(Span(30, 34)), ByCustomer(Span(0, 10))) with { Pauses = [Span(11, 29)] };
        IReadOnlyDictionary<string, double> figures = Figures(call);
        Assert.Equal((0, 18_000), (figures[CallFigure.Holds], figures[CallFigure.PaymentPauseMs]));
        Assert.Equal(0.3636, figures[CallFigure.SilenceShare]); // 1 + 1 + 6 of 22 s
        Assert.Equal(0, figures[CallFigure.ResponseGaps]);
        Assert.Equal([new CallGap(11_000, 18_000, CallGapKind.Payment), new CallGap(34_000, 6_000, CallGapKind.Silence)], new CallSilence(call, Options).Gaps);
    }

    [Fact]
    public void Long_silence_before_the_first_and_after_the_last_word_is_listed_and_no_hold()
    {
        var silence = new CallSilence(Call(60, ByAgent(Span(20, 30))), Options);
        Assert.Empty(silence.Holds);
        Assert.Equal(["silence", "silence"], silence.Gaps.Select(gap => gap.Kind));
    }

    [Fact]
    public void Call_without_a_word_is_all_silence()
    {
        var silence = new CallSilence(Call(60, ByAgent(), ByCustomer()), Options);
        Assert.Equal((1.0, TimeSpan.FromSeconds(60), 0), (silence.Share, silence.Longest, silence.Holds.Count));
    }

    [Fact]
    public void List_of_gaps_stays_within_the_wire_and_keeps_the_longest()
    {
        CallSpan[] speech = [.. Enumerable.Range(0, 300).Select(i => Span((i * 4) + (i < 5 ? 2 : 0), (i * 4) + (i < 5 ? 2 : 0) + 1))];
        IReadOnlyList<CallGap> gaps = new CallSilence(Call(1_200, ByAgent(speech)), Options).Gaps;
        Assert.Equal(WireLimits.MaxCallGaps, gaps.Count);
        Assert.Equal(gaps.OrderBy(gap => gap.StartMs), gaps);
    }

    [Fact]
    public void Short_overlap_and_a_murmur_within_the_others_speech_are_neither_talk_over_nor_turn()
    {
        IReadOnlyDictionary<string, double> figures = Figures(Call(20, ByAgent(Span(0, 10), Span(12, 15)), ByCustomer(Span(4, 4.4), Span(9.6, 12))));
        Assert.Equal((0, 2, 1), (figures[CallFigure.TalkOvers], figures[CallFigure.AgentTurns], figures[CallFigure.CustomerTurns]));
    }

    [Fact]
    public void Who_begins_second_is_named_and_nobody_when_both_begin_at_once()
    {
        IReadOnlyDictionary<string, double> figures = Figures(Call(30, ByAgent(Span(0, 5), Span(20, 22)), ByCustomer(Span(4, 8), Span(20, 22))));
        Assert.Equal((2, 0, 1), (figures[CallFigure.TalkOvers], figures[CallFigure.TalkOversByAgent], figures[CallFigure.TalkOversByCustomer]));
    }

    [Fact]
    public void Rate_needs_ten_seconds_of_the_language_and_counts_characters_for_chinese()
    {
        SideTalk agent = ByAgent(Span(0, 9)) with { Phrases = [new SpokenPhrase { Speech = [Span(0, 9)], Language = "en", Words = 30 }, new SpokenPhrase { Speech = [Span(10, 22)], Language = "zh", Words = 48, WeakWords = 12 }] };
        IReadOnlyDictionary<string, double> figures = Figures(Call(30, agent, ByCustomer(Span(23, 24))));
        Assert.DoesNotContain(CallFigure.AgentWordsPerMinute, figures.Keys);
        Assert.Equal(240, figures[CallFigure.AgentCharactersPerMinute]);
        Assert.Equal(0.1364, figures[CallFigure.WeakWordShare]); // 12 of 88
    }

    [Fact]
    public void Unscored_speech_is_counted_by_time()
    {
        SideTalk customer = new() { Side = CallSide.Customer, Phrases = [new SpokenPhrase { Speech = [Span(0, 3)] }, new SpokenPhrase { Speech = [Span(4, 5)], Language = "en", Words = 2 }] };
        Assert.Equal(0.75, Figures(Call(10, ByAgent(), customer))[CallFigure.UnscoredShare]);
    }

    [Theory]
    [InlineData(0.5, 2.5)]
    [InlineData(0.9, 3.7)]
    [InlineData(0, 1)]
    [InlineData(1, 4)]
    public void Quantile_lies_between_two_values_by_proportion(double share, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), TalkExchange.Quantile([.. new[] { 1.0, 2, 3, 4 }.Select(TimeSpan.FromSeconds)], share));
}
