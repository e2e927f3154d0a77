using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Figures;

public sealed class OverviewTests
{
    private static readonly DateTimeOffset Noon = new(2026, 10, 5, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Published_example_of_219_answers_comes_out_with_its_interval()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await AnswerAsync(hub, "harbour-accessories", [17, 16, 60, 126]);

        JsonElement touchpoint = Touchpoint(await OverviewAsync(hub), "harbour-accessories");
        JsonElement figure = touchpoint.GetProperty("figure");

        Assert.Equal(219, figure.GetProperty("n").GetInt64());
        Assert.Equal("rankable", figure.GetProperty("evidence").GetString());
        Assert.Equal((78.23, 74.2, 82.3), Estimate(figure, "happyIndex", 2, 1));
        Assert.Equal((84.93, 79.59, 89.06), Estimate(figure, "csat", 2, 2));
        Assert.Equal([17, 16, 60, 126], figure.GetProperty("answers").EnumerateArray().Select(answer => answer.GetInt64()));
        Assert.Equal(0, touchpoint.GetProperty("completeness").GetProperty("filteredShare").GetDouble());
    }

    [Fact]
    public async Task Nine_answers_are_hidden_and_ten_are_shown()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await AnswerAsync(hub, "harbour-checkout", [3, 3, 2, 1]);
        await AnswerAsync(hub, "harbour-exit", [3, 3, 2, 2]);

        JsonElement overview = await OverviewAsync(hub);
        JsonElement hidden = Touchpoint(overview, "harbour-checkout").GetProperty("figure");
        JsonElement shown = Touchpoint(overview, "harbour-exit").GetProperty("figure");

        Assert.Equal("hidden", hidden.GetProperty("evidence").GetString());
        Assert.Equal(9, hidden.GetProperty("n").GetInt64());
        Assert.False(hidden.TryGetProperty("happyIndex", out _));
        Assert.Empty(hidden.GetProperty("answers").EnumerateArray());
        Assert.Equal("few-answers", shown.GetProperty("evidence").GetString());
        Assert.True(shown.TryGetProperty("happyIndex", out _));
    }

    [Fact]
    public async Task Presses_that_do_not_count_are_shown_as_a_share()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        DateTimeOffset at = Noon;

        // 12 honest votes a minute apart, then one shopper who presses four times in two seconds.
        await device.SendAsync([.. Enumerable.Range(1, 12).Select(number => Some.Press(device.Address, number, 3, at = at.AddSeconds(70 + (number * 3))))]);
        at = at.AddMinutes(5);
        await device.SendAsync([.. Enumerable.Range(13, 4).Select(number => Some.Press(device.Address, number, 0, at = at.AddSeconds(0.5)))]);
        await device.SettledAsync(Some.Epoch, 16);

        JsonElement touchpoint = Touchpoint(await OverviewAsync(hub), "harbour-accessories");

        Assert.Equal(12, touchpoint.GetProperty("figure").GetProperty("n").GetInt64());
        Assert.Equal(4, touchpoint.GetProperty("labels").GetProperty("mash").GetInt64());
        Assert.Equal(0.25, touchpoint.GetProperty("completeness").GetProperty("filteredShare").GetDouble(), 6);
        Assert.Equal(16, touchpoint.GetProperty("completeness").GetProperty("latePresses").GetInt64());
    }

    [Fact]
    public async Task Days_of_a_trend_are_those_of_the_store()
    {
        await using TestHub hub = await TestHub.StartAsync();

        // 18:30 UTC on the 5th is already the 6th in Shanghai.
        DateTimeOffset evening = new(2026, 10, 5, 18, 30, 0, TimeSpan.Zero);
        await hub.ImportAsync("days", Enumerable.Range(1, 24).Select(number => Imports.Row(number, "lotus-service-desk", 4, number <= 12 ? Noon : evening)));

        JsonElement points = await hub.Http.GetFromJsonAsync<JsonElement>("/api/v1/touchpoints/lotus-service-desk/series?from=2026-10-01T00:00:00Z&to=2026-10-10T00:00:00Z&step=day");

        Assert.Equal(["2026-10-05T00:00:00+08:00", "2026-10-06T00:00:00+08:00"], points.EnumerateArray().Select(point => point.GetProperty("at").GetString()!));
        Assert.All(points.EnumerateArray(), point => Assert.Equal(12, point.GetProperty("figure").GetProperty("n").GetInt64()));
    }

    [Fact]
    public async Task Period_that_ends_before_it_begins_is_refused_with_a_remedy()
    {
        await using TestHub hub = await TestHub.StartAsync();

        using HttpResponseMessage answer = await hub.Http.GetAsync(new Uri("/api/v1/overview?from=2026-10-10T00:00:00Z&to=2026-10-01T00:00:00Z", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static Task<JsonElement> AnswerAsync(TestHub hub, string touchpoint, int[] worstFirst)
    {
        long number = 0;
        return hub.ImportAsync($"golden-{touchpoint}", worstFirst.SelectMany((n, value) => Enumerable.Repeat(value, n)).Select(value => Imports.Row(++number, touchpoint, value, Noon)));
    }

    private static Task<JsonElement> OverviewAsync(TestHub hub) =>
        hub.Http.GetFromJsonAsync<JsonElement>("/api/v1/overview?from=2026-10-05T00:00:00Z&to=2026-10-06T00:00:00Z");

    private static JsonElement Touchpoint(JsonElement overview, string id) => overview.GetProperty("sites").EnumerateArray()
        .SelectMany(site => site.GetProperty("touchpoints").EnumerateArray())
        .Single(touchpoint => touchpoint.GetProperty("touchpoint").GetString() == id);

    private static (double Value, double Low, double High) Estimate(JsonElement figure, string name, int digits, int limitDigits)
    {
        JsonElement estimate = figure.GetProperty(name);
        return (Math.Round(estimate.GetProperty("value").GetDouble(), digits), Math.Round(estimate.GetProperty("low").GetDouble(), limitDigits), Math.Round(estimate.GetProperty("high").GetDouble(), limitDigits));
    }
}
