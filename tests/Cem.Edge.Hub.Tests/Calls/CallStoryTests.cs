using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Calls;

/// <summary>Calls on a real hub: real broker, real SQLite, pages over HTTP.</summary>
public sealed class CallStoryTests
{
    private const string Device = "calldesk-harbour-1";
    private static readonly DateTimeOffset Began = TimeProvider.System.GetUtcNow().AddMinutes(-10);

    private static async Task<TestDevice> SendAsync(TestHub hub, params EventData[] events)
    {
        TestDevice device = await hub.ConnectAsync(Device);
        await device.SendAsync([.. events.Select((data, index) => Some.Event(device.Address, index + 1, data, Began))]);
        await device.SettledAsync(Some.Epoch, events.Length);
        return device;
    }

    [Fact]
    public async Task Call_is_listed_with_its_figures_and_opens_to_both_sides_in_order_of_time()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await SendAsync(
            hub, Some.Phrase("c-1", CallSide.Agent, 5_000, "how can I help"), Some.Phrase("c-1", CallSide.Customer, 900, "the lid broke"),
            Some.Phrase("c-2", CallSide.Customer, 0, "another call"), Some.Call("c-1", Began));

        JsonElement listed = Assert.Single((await hub.Http.GetFromJsonAsync<JsonElement>("/api/v1/calls?touchpoint=harbour-call-desk&line=hotline-1")).EnumerateArray());
        Assert.Equal((Device, "c-1", 0.12), (listed.GetProperty("device").GetString(), listed.GetProperty("call").GetProperty("callId").GetString(), listed.GetProperty("call").GetProperty("figures").GetProperty("silenceShare").GetDouble()));
        Assert.Empty(listed.GetProperty("doubts").EnumerateArray());

        JsonElement story = await hub.Http.GetFromJsonAsync<JsonElement>($"/api/v1/calls/{Device}/c-1");
        Assert.Equal(["the lid broke", "how can I help"], story.GetProperty("phrases").EnumerateArray().Select(phrase => phrase.GetProperty("voice").GetProperty("text").GetString()));
        string page = WebUtility.HtmlDecode(await hub.Http.GetStringAsync($"/calls/{Device}/c-1"));
        Assert.Contains("the lid broke", page, StringComparison.Ordinal);
        Assert.Contains("0:41: on hold for 14.2 s", page, StringComparison.Ordinal);
        Assert.Contains("12%, longest 14.2 s", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_calls_with_one_id_do_not_mix_and_each_has_its_own_page()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await SendAsync(
            hub, Spring(Some.Phrase("17", CallSide.Customer, 0, "the kettle broke")), Some.Call("17", Began.AddDays(-120)) with { CallKey = "spring" },
            Autumn(Some.Phrase("17", CallSide.Customer, 0, "where is my sofa")), Some.Call("17", Began) with { CallKey = "autumn" },
            Spring(Some.Phrase("17", CallSide.Agent, 900, "I am sorry to hear that")), Some.Phrase("17", CallSide.Customer, 0, "of a device without keys"));

        Assert.Equal(["where is my sofa"], await SaidAsync(hub, "17"));
        Assert.Equal(["where is my sofa"], await SaidAsync(hub, "17?key=autumn"));
        Assert.Equal(["the kettle broke", "I am sorry to hear that"], await SaidAsync(hub, "17?key=spring"));
        Assert.Equal(HttpStatusCode.NotFound, (await hub.Http.GetAsync(new Uri($"/api/v1/calls/{Device}/17?key=winter", UriKind.Relative))).StatusCode);
        string page = WebUtility.HtmlDecode(await hub.Http.GetStringAsync($"/calls/{Device}/17?key=spring"));
        Assert.Contains("the kettle broke", page, StringComparison.Ordinal);
        Assert.DoesNotContain("sofa", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/calls/{Device}/17?key=autumn\"", await hub.Http.GetStringAsync("/calls"), StringComparison.Ordinal);

        static VoiceEvent Spring(VoiceEvent phrase) => phrase with { CallKey = "spring" };
        static VoiceEvent Autumn(VoiceEvent phrase) => phrase with { CallKey = "autumn" };
    }

    private static async Task<IEnumerable<string?>> SaidAsync(TestHub hub, string call) =>
        (await hub.Http.GetFromJsonAsync<JsonElement>($"/api/v1/calls/{Device}/{call}")).GetProperty("phrases").EnumerateArray().Select(phrase => phrase.GetProperty("voice").GetProperty("text").GetString()).ToArray();

    [Fact]
    public async Task Calls_are_paged_by_the_time_they_began()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await SendAsync(hub, Some.Call("late", Began), Some.Call("early", Began.AddHours(-3)), Some.Call("middle", Began.AddHours(-1)));

        JsonElement[] first = [.. (await hub.Http.GetFromJsonAsync<JsonElement>("/api/v1/calls?limit=2")).EnumerateArray()];
        JsonElement[] second = [.. (await hub.Http.GetFromJsonAsync<JsonElement>($"/api/v1/calls?limit=2&before={first[^1].GetProperty("arrival").GetInt64()}")).EnumerateArray()];
        Assert.Equal(["late", "middle", "early"], first.Concat(second).Select(item => item.GetProperty("call").GetProperty("callId").GetString()));
    }

    [Fact]
    public async Task What_the_agent_says_is_no_customers_voice_unless_asked_for()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await SendAsync(hub, Some.Phrase("c-1", CallSide.Agent, 0, "so it caught fire"), Some.Phrase("c-1", CallSide.Customer, 900, "yes it burnt"), Some.Remark("at the kiosk"));

        Assert.Equal(["at the kiosk", "yes it burnt"], await TextsAsync(hub, ""));
        Assert.Equal(["so it caught fire"], await TextsAsync(hub, "?side=agent"));
        Assert.Equal(["yes it burnt"], await TextsAsync(hub, "?side=customer"));
        Assert.Equal(2, await hub.CountAsync("finding"));
    }

    [Fact]
    public async Task Caller_who_repeats_something_critical_opens_one_alert_and_the_agent_none()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await SendAsync(
            hub, Some.Phrase("c-1", CallSide.Agent, 0, "so it caught fire"), Some.Phrase("c-1", CallSide.Customer, 900, "it caught fire"), Some.Phrase("c-1", CallSide.Customer, 9_000, "really, fire"),
            Some.Phrase("c-2", CallSide.Unknown, 0, "fire as well"), Some.Call("c-1", Began));
        await Eventually.HoldsAsync(async () => await hub.ScalarAsync<long>("SELECT arrival FROM detection_cursor") >= 5, "detection has seen all");

        JsonElement[] alerts = await hub.Http.GetFromJsonAsync<JsonElement[]>("/api/v1/alerts?open=true") ?? [];
        Assert.Equal(["fire as well", "it caught fire"], alerts.Select(alert => alert.GetProperty("sentence").GetString()).Order(StringComparer.Ordinal));
        Assert.All(alerts, alert => Assert.Contains("a caller spoke about", alert.GetProperty("explanation").GetString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/api/v1/calls?limit=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/calls?from=2026-11-24T00:00:00Z&to=2026-11-23T00:00:00Z", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/calls/nobody/c-1", HttpStatusCode.NotFound)]
    public async Task Wrong_question_is_refused(string path, HttpStatusCode status)
    {
        await using TestHub hub = await TestHub.StartAsync();
        using HttpResponseMessage answer = await hub.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(status, answer.StatusCode);
    }

    private static async Task<IEnumerable<string?>> TextsAsync(TestHub hub, string query) =>
        (await hub.Http.GetFromJsonAsync<JsonElement>("/api/v1/voices" + query)).EnumerateArray().Select(item => item.GetProperty("voice").GetProperty("text").GetString()).ToArray();
}
