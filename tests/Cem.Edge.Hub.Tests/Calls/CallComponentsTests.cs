using Bunit;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Calls;
using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.Tests.Support;
using Cem.Edge.Hub.Tests.Web;
using Cem.Edge.Hub.Web.Shared;

namespace Cem.Edge.Hub.Tests.Calls;

public sealed class CallComponentsTests : PageContext
{
    private static readonly CallEvent Call = Some.Call("c-1", Now.AddMinutes(-30));

    [Fact]
    public void Every_figure_of_a_call_is_told_with_its_unit()
    {
        IRenderedComponent<CallFacts> facts = Render<CallFacts>(with => with.Add(one => one.Call, Call));
        Assert.Equal(
            [
                "3 min 4 s", "agent 62%, customer 38%", "agent 12, customer 11", "12%, longest 14.2 s", "1 (14.2 s)",
                "2 (3.1 s); second to begin: agent 1, customer 1", "agent: median 0.6 s, 90th percentile 2.1 s (n 9)", "Agent 171 words/min, Customer 150 words/min", "4% of the speech (n 2 phrases)", "good",
            ],
            facts.FindAll("dd").Select(value => value.TextContent.Trim()));
        Assert.Equal("width:62%", facts.Find(".talk-agent").GetAttribute("style"));
    }

    [Fact]
    public void With_one_channel_figures_of_the_sides_are_not_known_and_no_bar_is_drawn()
    {
        CallEvent mono = Call with { Sides = [CallSide.Unknown], Figures = new Dictionary<string, double> { [CallFigure.SilenceShare] = 0.5, [CallFigure.LongestSilenceMs] = 2_000 }, Flaw = "only 40 % is there" };
        IRenderedComponent<CallFacts> facts = Render<CallFacts>(with => with.Add(one => one.Call, mono).Add(one => one.Doubts, CallQuality.Doubts(mono)));
        Assert.Equal(7, facts.FindAll("dd").Count(value => value.TextContent.Trim() == "not known"));
        Assert.Empty(facts.FindAll(".talk-bar"));
        Assert.Contains("one channel only", facts.Markup, StringComparison.Ordinal);
        Assert.Contains("only 40 % is there", facts.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Call_card_names_place_line_and_leads_to_the_call()
    {
        IRenderedComponent<CallCard> card = Render<CallCard>(with => with.Add(one => one.Call, Call).Add(one => one.Device, "calldesk-harbour-1").Add(one => one.Touchpoint, "harbour-call-desk"));
        Assert.Equal("/calls/calldesk-harbour-1/c-1", card.Find("h2 a").GetAttribute("href"));
        Assert.Contains("Call desk, Harbour Street · line hotline-1", card.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Phrases_and_gaps_stand_in_order_of_time()
    {
        var item = new CallItem { Arrival = 3, Device = "d", Touchpoint = null, ReceivedAt = Now, Call = Call, Withheld = [], Doubts = [] };
        IReadOnlyList<CallMoment> moments = CallMoment.Of(new CallStory(item, [Phrase(1, 60_000), Phrase(2, 10_000)]));
        Assert.Equal(["phrase 10000", "hold", "phrase 60000", "payment"], moments.Select(moment => moment.Gap?.Kind ?? $"phrase {moment.Phrase!.Voice.StartMs}"));
    }

    private static VoiceItem Phrase(long arrival, long startMs) => new()
    {
        Arrival = arrival, Id = "", Device = "d", Touchpoint = null, At = Now, ReceivedAt = Now, Polarity = null, Severity = "info", PressValue = null, PressScale = null,
        Voice = Some.Phrase("c-1", CallSide.Agent, startMs, "text"),
    };
}
