using System.Net;
using System.Text.Json;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.People;

/// <summary>Family 30: whoever manages one region asks for another by every way there is. North has a remark, a call, an alert, a task and presses; East asks.</summary>
public sealed class NeighbourTests(NeighbourTests.North north) : IClassFixture<NeighbourTests.North>
{
    private const string Words = "melted beside my pillow";
    private const string Device = "kiosk-harbour-1";
    private const string Desk = "calldesk-harbour-1";

    private readonly TestHub hub = north.Hub;

    [Theory]
    [InlineData("/api/v1/devices/" + Device)]
    [InlineData("/api/v1/devices/" + Device + "/dead-letters")]
    [InlineData("/api/v1/touchpoints/harbour-accessories/series")]
    [InlineData("/api/v1/calls/" + Desk + "/c-1")]
    [InlineData("/api/v1/tasks/1")]
    public async Task An_id_of_another_region_is_not_there(string path)
    {
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("nora", path));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("wei", path));
    }

    [Theory]
    [InlineData("/api/v1/overview")]
    [InlineData("/api/v1/devices")]
    [InlineData("/api/v1/ledger")]
    [InlineData("/api/v1/voices")]
    [InlineData("/api/v1/voices?words=pillow")]
    [InlineData("/api/v1/voices?touchpoint=harbour-accessories")]
    [InlineData("/api/v1/voices?department=quality&severity=critical")]
    [InlineData("/api/v1/voices.csv")]
    [InlineData("/api/v1/calls")]
    [InlineData("/api/v1/calls?touchpoint=harbour-call-desk")]
    [InlineData("/api/v1/alerts")]
    [InlineData("/api/v1/tasks")]
    [InlineData("/api/v1/tasks?department=quality")]
    [InlineData("/api/v1/judgements")]
    [InlineData("/api/v1/examples")]
    public async Task A_list_search_or_export_holds_nothing_of_another_region(string path)
    {
        string own = await TextAsync("nora", path);
        string neighbour = await TextAsync("wei", path);
        Assert.Contains(path.Contains("judgements", StringComparison.Ordinal) ? "\"arrival\":" : path.Contains("examples", StringComparison.Ordinal) ? "pillow" : "harbour", own, StringComparison.Ordinal);
        Assert.DoesNotContain("harbour", neighbour, StringComparison.Ordinal);
        Assert.DoesNotContain("pillow", neighbour, StringComparison.Ordinal);
        Assert.DoesNotContain("\"arrival\":", neighbour, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/devices/" + Device)]
    [InlineData("/touchpoints/harbour-accessories")]
    [InlineData("/voices")]
    [InlineData("/calls")]
    [InlineData("/calls/" + Desk + "/c-1")]
    [InlineData("/tasks")]
    [InlineData("/tasks/1")]
    [InlineData("/scoring")]
    public async Task A_page_shows_nothing_of_another_region(string path)
    {
        string page = WebUtility.HtmlDecode(await (await north.BrowserAsync("wei")).GetStringAsync(path));
        Assert.DoesNotContain("pillow", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Harbour Street", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Accessories", page, StringComparison.Ordinal);
        Assert.DoesNotContain("how can I help", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_and_a_judgement_about_another_region_find_nothing()
    {
        long remark = await hub.ScalarAsync<long>("SELECT min(arrival) FROM voice");
        Assert.Equal(404, (await hub.Http.PostAsync("/api/v1/tasks/1/steps", "wei", new { action = "acknowledge", version = 1 })).Status);
        Assert.Equal(404, (await hub.Http.PostAsync($"/api/v1/voices/{remark}/clauses/0/judgements", "wei", new { seenVersions = "rules-1/lexicon-1/retail-1" })).Status);
        Assert.Equal(404, (await hub.Http.PostAsync("/api/v1/judgements/1/undo", "wei", new { })).Status);
        Assert.Equal("open", await hub.ScalarAsync<string>("SELECT state FROM task WHERE id = 1"));
    }

    [Fact]
    public async Task The_live_feed_tells_a_region_of_its_own_events_only()
    {
        using HttpClient wei = await hub.Http.AsAsync("wei");
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using Stream stream = await wei.GetStreamAsync(new Uri("/api/v1/live", UriKind.Relative), deadline.Token);
        using var reader = new StreamReader(stream);
        await using TestDevice harbour = await hub.ConnectAsync();
        await using TestDevice lotus = await hub.ConnectAsync("kiosk-lotus-1", "lotus-plaza");
        await harbour.SendAsync(Some.Press(harbour.Address, 2));
        await harbour.SettledAsync(Some.Epoch, 2);
        await lotus.SendAsync(Some.Press(lotus.Address, 1));
        string? line;
        while ((line = await reader.ReadLineAsync(deadline.Token)) is not null)
        {
            Assert.DoesNotContain("harbour", line, StringComparison.Ordinal);
            if (line.Contains("kiosk-lotus-1", StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail("the feed ended before the press of its own region");
    }

    [Fact]
    public async Task A_clerks_words_are_for_those_who_may_see_calls()
    {
        Assert.Contains("how can I help", await TextAsync("nora", "/api/v1/voices?side=agent"), StringComparison.Ordinal);
        Assert.DoesNotContain("how can I help", await TextAsync("amira", "/api/v1/voices?side=agent"), StringComparison.Ordinal);
        Assert.DoesNotContain("how can I help", await TextAsync("vera", "/api/v1/voices?side=agent"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_staff_see_their_shop_and_a_department_its_matters()
    {
        Assert.Contains("pillow", await TextAsync("amira", "/api/v1/voices"), StringComparison.Ordinal);
        Assert.DoesNotContain("pillow", await TextAsync("jonas", "/api/v1/voices"), StringComparison.Ordinal);
        Assert.Contains("pillow", await TextAsync("quinn", "/api/v1/voices"), StringComparison.Ordinal);
        Assert.DoesNotContain("pillow", await TextAsync("sven", "/api/v1/voices"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("quinn", "/api/v1/tasks/1"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("sven", "/api/v1/tasks/1"));
    }

    [Fact]
    public async Task A_manager_who_moves_sees_the_new_region_with_the_next_question()
    {
        await using TestHub moving = await TestHub.StartAsync();
        using HttpClient wei = await moving.Http.AsAsync("wei");
        Assert.DoesNotContain("harbour", await wei.GetStringAsync("/api/v1/devices"), StringComparison.Ordinal);
        byte[] edited = System.Text.Encoding.UTF8.GetBytes((await File.ReadAllTextAsync(TestHub.DemoJourney)).Replace("\"role\": \"regional-manager\", \"region\": \"east\"", "\"role\": \"regional-manager\", \"region\": \"north\"", StringComparison.Ordinal));
        await moving.Get<Hub.Journey.JourneyBook>().ImportAsync(edited, "test", CancellationToken.None);
        Assert.Contains("harbour", await wei.GetStringAsync("/api/v1/devices"), StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> StatusAsync(string person, string path)
    {
        using HttpClient http = await hub.Http.AsAsync(person);
        using HttpResponseMessage answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    private async Task<string> TextAsync(string person, string path)
    {
        using HttpClient http = await hub.Http.AsAsync(person);
        return await http.GetStringAsync(path);
    }

    /// <summary>One hub whose northern region has something of everything.</summary>
    public sealed class North : IAsyncLifetime
    {
        private readonly Dictionary<string, HttpClient> browsers = [];

        internal TestHub Hub { get; private set; } = null!; // set before the first test

        public async Task InitializeAsync()
        {
            Hub = await TestHub.StartAsync();
            await using TestDevice kiosk = await Hub.ConnectAsync();
            await kiosk.SendAsync(Some.Event(kiosk.Address, 1, Some.Remark($"the charger {Words}")));
            await using TestDevice desk = await Hub.ConnectAsync(Desk);
            await desk.SendAsync(
                Some.Event(desk.Address, 1, Some.Phrase("c-1", CallSide.Agent, 0, "how can I help")),
                Some.Event(desk.Address, 2, Some.Phrase("c-1", CallSide.Customer, 900, $"it {Words}")),
                Some.Event(desk.Address, 3, Some.Call("c-1", Some.Now)));
            await desk.SettledAsync(Some.Epoch, 3);
            await Eventually.HoldsAsync(async () => await Hub.CountAsync("task") > 0, "a task for the critical remark");
            JsonElement remark = (await Hub.Http.JsonAsync("/api/v1/voices?words=charger"))[0];
            string versions = remark.GetProperty("voice").GetProperty("findings")[0].GetProperty("versions").GetString() ?? "";
            Assert.Equal(200, (await Hub.Http.PostAsync($"/api/v1/voices/{remark.GetProperty("arrival").GetInt64()}/clauses/0/judgements", "nora", new { seenVersions = versions })).Status);
        }

        internal async Task<HttpClient> BrowserAsync(string person) =>
            browsers.TryGetValue(person, out HttpClient? known) ? known : browsers[person] = await Hub.SignedInAsync(person);

        public async Task DisposeAsync()
        {
            foreach (HttpClient browser in browsers.Values)
            {
                browser.Dispose();
            }

            await Hub.DisposeAsync();
        }
    }
}
