using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Cem.Edge.Hub.People.Accounts;
using Cem.Edge.Hub.Tests.Support;
using Cem.Edge.Hub.Web;
using Dapper;

namespace Cem.Edge.Hub.Tests.People;

/// <summary>The door: families 31 and 32 of RELIABILITY.md 7, and what a session is.</summary>
public sealed class SignInTests
{
    [Fact]
    public async Task Whoever_signs_in_comes_to_the_page_they_asked_for_and_is_named_there()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await hub.GiveAccountAsync("quinn");
        using HttpClient browser = hub.Browser();
        using HttpResponseMessage sentAway = await browser.GetAsync(new Uri("/tasks?state=open", UriKind.Relative));
        Assert.Equal("/sign-in?returnTo=%2Ftasks%3Fstate%3Dopen", sentAway.Headers.Location?.PathAndQuery);

        using HttpResponseMessage answer = await browser.SignInAsync("Quinn ", Sessions.Password, "/tasks?state=open");
        Assert.Equal("/tasks?state=open", answer.Headers.Location?.OriginalString);
        string cookie = answer.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("cem-session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Matches("account-name\">Quinn Adler</span>[^<]*<span class=\"account-role\">Department owner, Quality", await browser.GetStringAsync("/tasks"));
    }

    [Fact]
    public async Task The_first_start_makes_one_administrator_whose_password_opens_nothing_but_its_own_change()
    {
        await using TestHub hub = await TestHub.StartAsync();
        string told = await FirstAdmin.MakeAsync(hub.Get<IServiceProvider>(), CancellationToken.None) ?? "";
        Assert.Null(await FirstAdmin.MakeAsync(hub.Get<IServiceProvider>(), CancellationToken.None));
        string password = told.Split(' ')[5];

        using HttpClient browser = hub.Browser();
        using HttpResponseMessage first = await browser.SignInAsync("admin", password);
        Assert.Equal(WebPaths.AccountPage, first.Headers.Location?.OriginalString);
        using HttpResponseMessage elsewhere = await browser.GetAsync(new Uri("/voices", UriKind.Relative));
        Assert.Equal(WebPaths.AccountPage, elsewhere.Headers.Location?.OriginalString);
        using HttpResponseMessage api = await browser.GetAsync(new Uri("/api/v1/voices", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, api.StatusCode);

        using HttpResponseMessage changed = await browser.SendFormAsync(
            WebPaths.AccountPage, WebPaths.PasswordChange, new() { ["old"] = password, ["chosen"] = Sessions.Password, ["again"] = Sessions.Password });
        Assert.Equal("/account?changed=true", changed.Headers.Location?.OriginalString);
        Assert.Contains("Voices", await browser.GetStringAsync("/voices"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Family_32_wrong_passwords_lock_the_account_and_look_like_any_other_refusal()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await hub.GiveAccountAsync("quinn");
        using HttpClient browser = hub.Browser();
        for (int i = 0; i < 5; i++)
        {
            await RefusedAsync(browser, "quinn", "not the password at all");
        }

        await RefusedAsync(browser, "quinn", Sessions.Password);
        await RefusedAsync(browser, "nobody-of-that-name", Sessions.Password);
        Assert.Equal(7, await hub.CountAsync("audit", "action = 'sign-in-refused'"));
    }

    [Fact]
    public async Task Family_32_a_spray_from_one_address_is_slowed_down_whatever_names_it_tries()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using HttpClient browser = hub.Browser();
        int refused = 0;
        for (int i = 0; i < SignInLimit.PerMinute; i++)
        {
            refused += (int)(await browser.PostAsync(new Uri(WebPaths.SignIn, UriKind.Relative), new FormUrlEncodedContent([]))).StatusCode == 429 ? 1 : 0;
        }

        Assert.Equal(0, refused);
        using HttpResponseMessage answer = await browser.PostAsync(new Uri(WebPaths.SignIn, UriKind.Relative), new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(60, answer.Headers.RetryAfter?.Delta?.TotalSeconds);
    }

    [Fact]
    public async Task Family_32_a_one_time_password_is_good_until_the_next_one_only_and_never_after_its_owner_chose()
    {
        await using TestHub hub = await TestHub.StartAsync();
        string first = await GivenAsync(hub, "quinn");
        string second = await GivenAsync(hub, "quinn");
        using HttpClient browser = hub.Browser();
        await RefusedAsync(browser, "quinn", first);
        using HttpResponseMessage entered = await browser.SignInAsync("quinn", second);
        Assert.Equal(WebPaths.AccountPage, entered.Headers.Location?.OriginalString);
        using HttpResponseMessage changed = await browser.SendFormAsync(
            WebPaths.AccountPage, WebPaths.PasswordChange, new() { ["old"] = second, ["chosen"] = Sessions.Password, ["again"] = Sessions.Password });
        Assert.Equal("/account?changed=true", changed.Headers.Location?.OriginalString);
        await RefusedAsync(hub.Browser(), "quinn", second);
    }

    [Fact]
    public async Task Family_32_a_one_time_password_cannot_become_the_lasting_one()
    {
        await using TestHub hub = await TestHub.StartAsync();
        string given = await GivenAsync(hub, "quinn");
        using HttpClient browser = hub.Browser();
        using HttpResponseMessage entered = await browser.SignInAsync("quinn", given);
        using HttpResponseMessage same = await browser.SendFormAsync(WebPaths.AccountPage, WebPaths.PasswordChange, new() { ["old"] = given, ["chosen"] = given, ["again"] = given });
        Assert.Equal("/account?refused=password-not-new", same.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Family_32_a_one_time_password_ends_after_a_week()
    {
        await using TestHub hub = await TestHub.StartAsync();
        string given = await GivenAsync(hub, "quinn");
        await hub.Database.WriteAsync(transaction => transaction.Connection!.Execute("UPDATE account SET one_time_until = one_time_until - 7 * 86400000", transaction: transaction), CancellationToken.None);
        await RefusedAsync(hub.Browser(), "quinn", given);
    }

    [Fact]
    public async Task A_copy_of_a_cookie_is_worth_nothing_after_its_owner_signed_out()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await hub.GiveAccountAsync("quinn");
        using HttpClient browser = hub.Browser();
        using HttpResponseMessage answer = await browser.SignInAsync("quinn", Sessions.Password);
        string cookie = answer.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("cem-session=", StringComparison.Ordinal)).Split(';')[0];
        using HttpClient thief = hub.Browser();
        thief.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Contains("Quinn Adler", await thief.GetStringAsync("/tasks"), StringComparison.Ordinal);
        using HttpResponseMessage left = await browser.SendFormAsync("/tasks", WebPaths.SignOut, []);
        Assert.Equal(WebPaths.SignInPage, left.Headers.Location?.OriginalString);
        using HttpResponseMessage after = await thief.GetAsync(new Uri("/tasks", UriKind.Relative));
        Assert.Equal("/sign-in?returnTo=%2Ftasks", after.Headers.Location?.PathAndQuery);
    }

    [Fact]
    public async Task Family_32_a_token_that_nobody_signed_opens_nothing()
    {
        await using TestHub hub = await TestHub.StartAsync();
        foreach (string token in (string[])["eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiIsInJvbGUiOiJhZG1pbiJ9.", "cem_", "cem_" + new string('A', 43), "", "operator:local"])
        {
            using HttpClient http = hub.Browser();
            http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {token}");
            using HttpResponseMessage answer = await http.GetAsync(new Uri("/api/v1/overview", UriKind.Relative));
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Family_31_a_form_of_another_site_does_nothing_even_with_the_session_of_its_victim()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using HttpClient quinn = await hub.SignedInAsync("quinn");
        foreach (string path in (string[])[WebPaths.SignOut, WebPaths.SignOutEverywhere, WebPaths.PasswordChange, WebPaths.SignIn])
        {
            using HttpResponseMessage answer = await quinn.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string> { ["chosen"] = "x" }));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        using HttpResponseMessage import = await hub.Http.PostAsync(new Uri("/api/v1/import?source=x&channel=web-survey", UriKind.Relative), new StringContent("{}", System.Text.Encoding.UTF8, "text/plain"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, import.StatusCode);
        using HttpResponseMessage plain = await quinn.PostAsync(new Uri("/api/v1/keys", UriKind.Relative), new StringContent("{\"name\":\"x\",\"scope\":\"write\"}", System.Text.Encoding.UTF8, "text/plain"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, plain.StatusCode);
        Assert.Contains("Quinn Adler", await quinn.GetStringAsync("/tasks"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Family_31_a_session_given_to_the_victim_before_sign_in_is_not_the_one_they_get()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using HttpClient attacker = await hub.SignedInAsync("vera");
        await hub.GiveAccountAsync("quinn");
        using HttpResponseMessage victim = await attacker.SignInAsync("quinn", Sessions.Password);
        Assert.Contains("Quinn Adler", await attacker.GetStringAsync("/account"), StringComparison.Ordinal);
        Assert.Contains(victim.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("cem-session=", StringComparison.Ordinal));
        Assert.Contains("Quinn Adler", await attacker.GetStringAsync("/tasks"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    public async Task Family_31_sign_in_leads_to_no_other_host(string returnTo)
    {
        await using TestHub hub = await TestHub.StartAsync();
        await hub.GiveAccountAsync("quinn");
        using HttpResponseMessage answer = await hub.Browser().SignInAsync("quinn", Sessions.Password, returnTo);
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Family_31_a_foreign_host_header_and_a_null_origin_get_nothing()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/sign-in") { Headers = { Host = "evil.example" } };
        using HttpResponseMessage refused = await hub.Http.SendAsync(foreign);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        using var crossing = new HttpRequestMessage(HttpMethod.Get, "/api/v1/overview") { Headers = { { "Origin", "null" } } };
        using HttpResponseMessage answer = await hub.Http.SendAsync(crossing);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_session_ends_at_once_when_its_account_is_shut_out_reset_or_signed_out_everywhere()
    {
        await using TestHub hub = await TestHub.StartAsync();
        foreach (Func<Task> end in (Func<Task>[])[
            () => hub.Http.PostAsync("/api/v1/accounts/quinn/disable", JsonContent.Create(new { })),
            () => hub.GiveAccountAsync("quinn", "another sentence for quinn"),
            async () => await (await hub.SignedInAsync("quinn")).SendFormAsync(WebPaths.AccountPage, WebPaths.SignOutEverywhere, [])])
        {
            using HttpClient browser = await hub.SignedInAsync("quinn");
            Assert.Contains("Quinn Adler", await browser.GetStringAsync("/tasks"), StringComparison.Ordinal);
            await end();
            using HttpResponseMessage after = await browser.GetAsync(new Uri("/tasks", UriKind.Relative));
            Assert.Equal("/sign-in?returnTo=%2Ftasks", after.Headers.Location?.PathAndQuery);
        }
    }

    [Fact]
    public async Task What_was_changed_while_somebody_signs_in_stays_changed()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await hub.GiveAccountAsync("quinn");
        Account read = (await hub.Database.ReadAsync(AccountRow.ReadAll, CancellationToken.None)).Single(account => account.Id == "quinn");
        await hub.PostAsOperatorAsync("/api/v1/accounts/quinn/disable", new { });
        Assert.False(await hub.Database.WriteAsync(transaction => AccountRow.Save(transaction, read), CancellationToken.None));
        Assert.Equal(1, await hub.CountAsync("account", "id = 'quinn' AND is_disabled = 1"));
    }

    [Theory]
    [InlineData("/api/v1/identities/revoke")]
    [InlineData("/api/v1/identities/restore")]
    [InlineData("/api/v1/identities/replace")]
    [InlineData("/api/v1/identities/claims/allow")]
    [InlineData("/api/v1/scorings")]
    [InlineData("/api/v1/accounts/quinn-2")]
    public async Task A_wish_without_its_members_is_refused_and_no_fault_of_the_hub(string path)
    {
        await using TestHub hub = await TestHub.StartAsync();
        Assert.InRange((await hub.PostAsOperatorAsync(path, new { })).Status, 400, 499);
    }

    [Fact]
    public async Task Whoever_the_journey_no_longer_names_is_out()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using HttpClient wei = await hub.SignedInAsync("wei");
        byte[] edited = System.Text.Encoding.UTF8.GetBytes((await File.ReadAllTextAsync(TestHub.DemoJourney)).Replace("\"id\": \"wei\"", "\"id\": \"wei-2\"", StringComparison.Ordinal));
        await hub.Get<Hub.Journey.JourneyBook>().ImportAsync(edited, "test", CancellationToken.None);
        using HttpResponseMessage after = await wei.GetAsync(new Uri("/api/v1/devices", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task The_last_administrator_cannot_be_shut_out_or_made_something_else()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await hub.GiveAccountAsync("admin");
        (int status, JsonElement problem) = await hub.PostAsOperatorAsync("/api/v1/accounts/admin/disable", new { });
        Assert.Equal((409, "last-admin"), (status, problem.GetProperty("title").GetString()));
        await hub.PostAsOperatorAsync("/api/v1/accounts/second", new { name = "Second", role = "admin" });
        Assert.Equal(204, (await hub.PostAsOperatorAsync("/api/v1/accounts/admin/disable", new { })).Status);
    }

    [Fact]
    public async Task What_somebody_types_at_the_door_cannot_forge_a_line_of_the_audit_log()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await RefusedAsync(hub.Browser(), "quinn\r\n\u001b[2Jadmin signed in\u202e", "x");
        string subject = await hub.ScalarAsync<string>("SELECT subject FROM audit") ?? "";
        Assert.Equal("quinn[2jadmin signed in", subject);
    }

    private static async Task RefusedAsync(HttpClient browser, string person, string password)
    {
        using HttpResponseMessage answer = await browser.SignInAsync(person, password);
        Assert.Equal("/sign-in?refused=true&returnTo=%2F", answer.Headers.Location?.OriginalString);
        Assert.False(answer.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? cookies) && cookies.Any(cookie => cookie.StartsWith("cem-session=", StringComparison.Ordinal)));
    }

    private static async Task<string> GivenAsync(TestHub hub, string person) =>
        (await hub.PostAsOperatorAsync($"/api/v1/accounts/{person}", new { })).Body.GetProperty("password").GetString() ?? "";
}
