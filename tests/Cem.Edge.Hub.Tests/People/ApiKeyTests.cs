using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Cem.Edge.Hub.Identity;
using Cem.Edge.Hub.People.ApiKeys;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.People;

public sealed class ApiKeyTests
{
    [Fact]
    public async Task A_key_acts_for_its_owner_within_its_scope_until_it_is_ended()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using HttpClient nora = await hub.SignedInAsync("nora");
        JsonElement made = await MakeAsync(nora, new { name = "weekly report", scope = "read" });
        using HttpClient report = With(hub, made.GetProperty("secret").GetString());
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(report, "/api/v1/voices"));
        Assert.DoesNotContain("lotus", await report.GetStringAsync("/api/v1/devices"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await report.PostAsJsonAsync("/api/v1/tasks/1/steps", new { action = "acknowledge", version = 1 })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await report.PostAsJsonAsync("/api/v1/keys", new { name = "another", scope = "write" })).StatusCode);

        using HttpResponseMessage ended = await nora.PostAsJsonAsync($"/api/v1/keys/{made.GetProperty("key").GetProperty("id").GetInt64()}/revoke", new { });
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(report, "/api/v1/voices"));
    }

    [Fact]
    public async Task A_key_is_kept_as_a_hash_only()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using HttpClient nora = await hub.SignedInAsync("nora");
        string secret = (await MakeAsync(nora, new { name = "report", scope = "read" })).GetProperty("secret").GetString() ?? "";
        Assert.Equal(0, await hub.CountAsync("api_key", $"hash LIKE '%{secret}%' OR name LIKE '%{secret}%'"));
        Assert.Equal(1, await hub.CountAsync("api_key", $"hash = '{ApiKeySecret.Hash(secret)}'"));
        Assert.DoesNotContain(secret, await nora.GetStringAsync("/api/v1/keys"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_ends_with_its_day()
    {
        await using TestHub hub = await TestHub.StartAsync();
        string secret = (await MakeAsync(hub.Http, new { name = "report", scope = "read", person = "nora", days = 1 })).GetProperty("secret").GetString() ?? "";
        ApiKey key = hub.Get<ApiKeyBook>().Good(secret)!;
        Assert.True(key.IsGood(key.MadeAt.AddHours(23)));
        Assert.False(key.IsGood(key.MadeAt.AddHours(24)));
    }

    [Fact]
    public async Task Nobody_but_an_administrator_makes_or_ends_a_key_of_somebody_else()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using HttpClient nora = await hub.SignedInAsync("nora");
        using HttpClient wei = await hub.SignedInAsync("wei");
        long key = (await MakeAsync(nora, new { name = "report", scope = "read" })).GetProperty("key").GetProperty("id").GetInt64();
        Assert.Equal(HttpStatusCode.NotFound, (await wei.PostAsJsonAsync("/api/v1/keys", new { name = "x", scope = "read", person = "nora" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await wei.PostAsJsonAsync($"/api/v1/keys/{key}/revoke", new { })).StatusCode);
        Assert.DoesNotContain("report", await wei.GetStringAsync("/api/v1/keys"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_made_by_nobody_who_holds_a_one_time_password_and_ends_when_a_new_one_is_given()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await hub.GiveAccountAsync("nora", oneTime: true);
        using HttpClient browser = hub.Browser();
        using HttpResponseMessage entered = await browser.SignInAsync("nora", Sessions.Password);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.PostAsJsonAsync("/api/v1/keys", new { name = "x", scope = "write" })).StatusCode);

        using HttpClient report = With(hub, (await MakeAsync(hub.Http, new { name = "report", scope = "read", person = "nora" })).GetProperty("secret").GetString());
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(report, "/api/v1/voices"));
        await hub.GiveAccountAsync("nora");
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(report, "/api/v1/voices"));
    }

    [Fact]
    public async Task A_wish_that_makes_no_sense_is_told_in_every_part()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using HttpResponseMessage answer = await hub.Http.PostAsJsonAsync("/api/v1/keys", new { name = " ", scope = "everything", person = "nora", days = 500 });
        JsonElement faults = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal(["days", "name", "scope"], faults.EnumerateObject().Select(fault => fault.Name).Order());
    }

    [Fact]
    public async Task The_operators_key_is_for_its_owner_alone_and_comes_back_when_it_is_deleted()
    {
        string folder = Directory.CreateTempSubdirectory("cem-operator-").FullName;
        string file = Path.Combine(folder, OperatorKey.FileName);
        await using (await TestHub.StartAsync(folder))
        {
            Assert.True(PrivateFile.IsPrivate(file));
        }

        string before = await File.ReadAllTextAsync(file);
        File.Delete(file);
        await using (await TestHub.StartAsync(folder))
        {
            Assert.NotEqual(before, await File.ReadAllTextAsync(file));
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<JsonElement> MakeAsync(HttpClient http, object wish)
    {
        using HttpResponseMessage answer = await http.PostAsJsonAsync("/api/v1/keys", wish);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static HttpClient With(TestHub hub, string? secret) => new() { BaseAddress = hub.Http.BaseAddress, DefaultRequestHeaders = { Authorization = new("Bearer", secret) } };

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string path)
    {
        using HttpResponseMessage answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }
}
