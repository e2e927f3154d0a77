using System.Text.Json;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Privacy;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Privacy;

public sealed class CallGroupTests
{
    private static readonly DateTimeOffset Began = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(4, null)]
    [InlineData(5, 0.3)]
    public void Fewer_calls_than_the_smallest_group_say_nothing(int calls, double? median)
    {
        CallGroup group = CallGroup.Of([.. Enumerable.Range(1, calls).Select(i => Share(i / 10.0))], smallest: 5);

        Assert.Equal((median is null, median is null ? null : calls), (group.TooFew, group.Calls));
        Assert.Equal(median, group.Figures.TryGetValue(CallFigure.AgentTalkShare, out GroupFigure? share) ? share.Median : null);
    }

    [Fact]
    public void Figure_that_too_few_of_the_calls_have_is_left_out()
    {
        var rare = new Dictionary<string, double> { [CallFigure.AgentTalkShare] = 0.5, [CallFigure.AgentWordsPerMinute] = 170 };
        CallGroup group = CallGroup.Of([rare, rare, rare, rare, Share(0.5), Share(0.5)], smallest: 5);
        Assert.Equal([CallFigure.AgentTalkShare], group.Figures.Keys);
    }

    [Theory]
    [InlineData(0.61234, 0.61)]
    [InlineData(171.4, 170)]
    [InlineData(0, 0)]
    [InlineData(1_234, 1_200)]
    public void Median_has_two_digits_so_that_it_is_nobodys_own_value(double value, double told) =>
        Assert.Equal(told, CallGroup.Of([.. Enumerable.Repeat(Share(value), 5)], smallest: 5).Figures[CallFigure.AgentTalkShare].Median, 9);

    [Fact]
    public void Two_groups_that_differ_by_one_call_do_not_give_its_value_away()
    {
        // What adds up (a mean, a sum, a count by value) would: 6 * mean - 5 * mean. The extreme call moves a median by one place at most.
        IReadOnlyDictionary<string, double>[] five = [.. new[] { 0.40, 0.45, 0.50, 0.55, 0.60 }.Select(Share)];
        double without = CallGroup.Of(five, 5).Figures[CallFigure.AgentTalkShare].Median;
        double[] with = [.. new[] { 0.70, 0.80, 0.95 }.Select(sixth => CallGroup.Of([.. five, Share(sixth)], 5).Figures[CallFigure.AgentTalkShare].Median)];
        Assert.Equal(0.5, without, 9);
        Assert.Single(with.Distinct());
    }

    [Fact]
    public async Task Single_call_has_no_figure_of_its_agent_and_a_group_of_whole_days_has()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice desk = await hub.ConnectAsync("calldesk-harbour-1");
        for (int i = 1; i <= 5; i++)
        {
            await desk.SendAsync(Some.Event(desk.Address, i, Some.Call($"c-{i}", Began.AddHours(i)), Began));
            await desk.SettledAsync(Some.Epoch, i);
            JsonElement together = await hub.Http.JsonAsync("/api/v1/calls/together?touchpoint=harbour-call-desk");
            Assert.Equal(i < 5, together.GetProperty("tooFew").GetBoolean());
            Assert.Equal(i < 5, !together.GetProperty("figures").EnumerateObject().Any());
        }

        string[] agents = [CallFigure.AgentTalkShare, CallFigure.CustomerTalkShare, CallFigure.AgentTurns, CallFigure.ResponseGapMedianMs, CallFigure.TalkOversByAgent, CallFigure.AgentWordsPerMinute];
        foreach (JsonElement item in (await hub.Http.JsonAsync("/api/v1/calls")).EnumerateArray())
        {
            JsonElement figures = item.GetProperty("call").GetProperty("figures");
            Assert.All(agents, name => Assert.False(figures.TryGetProperty(name, out _), name));
            Assert.True(figures.TryGetProperty(CallFigure.SilenceShare, out _));
            Assert.Contains(CallFigure.AgentTalkShare, item.GetProperty("withheld").EnumerateArray().Select(name => name.GetString()));
        }

        // A period that would leave out the first call by an hour takes its whole day in.
        JsonElement narrowed = await hub.Http.JsonAsync("/api/v1/calls/together?from=2026-11-20T11:30:00Z&to=2026-11-21T00:00:00Z");
        Assert.Equal(5, narrowed.GetProperty("calls").GetInt32());
        Assert.Equal(0.62, narrowed.GetProperty("figures").GetProperty(CallFigure.AgentTalkShare).GetProperty("median").GetDouble(), 9);
        Assert.Contains("shown for 5 calls together, not for one", await hub.Http.GetStringAsync("/calls/calldesk-harbour-1/c-1"), StringComparison.Ordinal);
    }

    private static IReadOnlyDictionary<string, double> Share(double share) => new Dictionary<string, double> { [CallFigure.AgentTalkShare] = share };
}
