using System.Net;
using Cem.Edge.Hub.Tests.Support;
using Cem.Edge.Hub.Web;

namespace Cem.Edge.Hub.Tests.Web;

/// <summary>Pages, forms and headers over HTTP.</summary>
public sealed class ShellTests(ShellTests.OneHub one) : IClassFixture<ShellTests.OneHub>
{
    private readonly TestHub hub = one.Hub;

    [Theory]
    [InlineData("/", "Overview")]
    [InlineData("/devices", "Devices")]
    [InlineData("/devices/kiosk-harbour-1", "kiosk-harbour-1")]
    [InlineData("/voices", "Voices")]
    [InlineData("/scoring", "The engine")]
    [InlineData("/calls", "Calls")]
    [InlineData("/calls/calldesk-harbour-1/c-1", "Call")]
    [InlineData("/tasks", "Tasks")]
    [InlineData("/touchpoints/harbour-exit", "Exit, Harbour Street")]
    public async Task Every_page_answers_with_its_heading_even_without_data(string path, string heading) =>
        Assert.Contains($">{heading}</h1>", await hub.Http.GetStringAsync(path), StringComparison.Ordinal);

    [Theory]
    [InlineData("/")]
    [InlineData("/nowhere")]
    [InlineData("/api/v1/tasks")]
    [InlineData("/app.css")]
    public async Task Every_answer_carries_the_strict_policy_once(string path)
    {
        using HttpResponseMessage answer = await hub.Http.GetAsync(path);
        string policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
    }

    [Theory]
    [InlineData("/api/v1/voices")]
    [InlineData("/voices")]
    [InlineData("/api/v1/voices.csv")]
    public async Task What_one_person_may_see_stays_in_no_cache(string path)
    {
        using HttpResponseMessage answer = await hub.Http.GetAsync(path);
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task A_page_has_no_inline_script_and_asks_no_other_host()
    {
        string page = await hub.Http.GetStringAsync("/");
        Assert.DoesNotMatch(@"<script(?![^>]*\bsrc=)", page);
        Assert.DoesNotMatch(@"(?:src|href)=""(?:https?:)?//", page);
    }

    [Fact]
    public async Task An_unknown_address_is_404_with_a_page_for_people_and_without_one_for_programs()
    {
        using HttpResponseMessage page = await hub.Http.GetAsync("/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("Nothing here", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using HttpResponseMessage api = await hub.Http.GetAsync("/api/v1/nowhere");
        Assert.Equal((HttpStatusCode.NotFound, ""), (api.StatusCode, await api.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task The_language_follows_the_browser_until_the_reader_chooses()
    {
        using HttpClient reader = Reader();
        reader.DefaultRequestHeaders.Add("Accept-Language", "zh-CN,zh;q=0.9");
        string chinese = await reader.GetStringAsync("/");
        Assert.Contains("""<html lang="zh">""", chinese, StringComparison.Ordinal);
        Assert.Contains("总览", WebUtility.HtmlDecode(chinese), StringComparison.Ordinal);

        using HttpResponseMessage chosen = await reader.SendFormAsync("/", WebPaths.Language, new() { ["language"] = "en", ["returnTo"] = "/" });
        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        Assert.Contains("""<html lang="en">""", await reader.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_the_token_of_the_page_is_refused()
    {
        using HttpClient reader = Reader();
        using HttpResponseMessage answer = await reader.PostAsync(
            new Uri(WebPaths.Language, UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string> { ["language"] = "zh" }));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("""<html lang="en">""", await reader.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/tasks?state=open", "/tasks?state=open")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    [InlineData("/a\nSet-Cookie: x", "/")]
    [InlineData("/caf\u00e9", "/")]
    public void A_form_sends_the_reader_back_to_a_place_of_this_hub_only(string? wanted, string place) => Assert.Equal(place, LocalPath.OrStart(wanted));

    private HttpClient Reader() => new(new HttpClientHandler { AllowAutoRedirect = false })
    {
        BaseAddress = hub.Http.BaseAddress,
        DefaultRequestHeaders = { Authorization = hub.Http.DefaultRequestHeaders.Authorization },
    };

    /// <summary>These stories only look, so they share a hub.</summary>
    public sealed class OneHub : IAsyncLifetime
    {
        internal TestHub Hub { get; private set; } = null!; // set before the first test

        public async Task InitializeAsync() => Hub = await TestHub.StartAsync();

        public async Task DisposeAsync() => await Hub.DisposeAsync();
    }
}
