using System.Net;
using Cem.Edge.Hub.Tests.Support;
using Cem.Edge.Hub.Web;

namespace Cem.Edge.Hub.Tests.People;

/// <summary>Sign-in at the company's own provider. It vouches for who it is and for nothing else.</summary>
public sealed class OpenIdTests
{
    private const string Refused = WebPaths.SignInPage + "?refused=openid";

    [Fact]
    public async Task Whoever_an_administrator_has_linked_comes_to_the_page_they_asked_for()
    {
        await using OpenIdProvider provider = await OpenIdProvider.StartAsync();
        await using TestHub hub = await StartAsync(provider);
        await hub.PostAsOperatorAsync("/api/v1/accounts/nora", new { externalId = "Nora@example.com", oneTime = false, password = Sessions.Password });
        using HttpClient browser = hub.Browser();
        Assert.Contains($"href=\"{WebPaths.OpenId}", await browser.GetStringAsync(WebPaths.SignInPage), StringComparison.Ordinal);
        Assert.Equal("/tasks", await ArriveAsync(browser, "/tasks"));
        Assert.Contains("Nora North", await browser.GetStringAsync("/tasks"), StringComparison.Ordinal);
        Assert.Equal(1, await hub.CountAsync("audit", "action = 'signed-in' AND person_id = 'nora' AND detail = 'openid'"));
    }

    [Fact]
    public async Task Whoever_the_provider_knows_and_the_hub_does_not_gets_no_account_by_it()
    {
        await using OpenIdProvider provider = await OpenIdProvider.StartAsync();
        await using TestHub hub = await StartAsync(provider);
        Assert.Equal(Refused, await ArriveAsync(hub.Browser(), "/"));
        Assert.Equal(0, await hub.CountAsync("account"));
    }

    [Fact]
    public async Task Address_that_the_provider_has_not_checked_could_be_anybodys_and_is_nobodys()
    {
        await using OpenIdProvider provider = await OpenIdProvider.StartAsync();
        await using TestHub hub = await StartAsync(provider);
        await hub.PostAsOperatorAsync("/api/v1/accounts/nora", new { externalId = "nora@example.com" });
        provider.Claims["email_verified"] = false;
        Assert.Equal(Refused, await ArriveAsync(hub.Browser(), "/"));
    }

    [Fact]
    public async Task Family_32_token_of_the_provider_that_nobody_signed_is_refused()
    {
        await using OpenIdProvider provider = await OpenIdProvider.StartAsync();
        await using TestHub hub = await StartAsync(provider);
        await hub.PostAsOperatorAsync("/api/v1/accounts/nora", new { externalId = "nora@example.com" });
        provider.Signs = false;
        Assert.Equal(Refused, await ArriveAsync(hub.Browser(), "/"));
    }

    [Fact]
    public async Task Shut_out_account_stays_out_whatever_the_provider_says()
    {
        await using OpenIdProvider provider = await OpenIdProvider.StartAsync();
        await using TestHub hub = await StartAsync(provider);
        await hub.PostAsOperatorAsync("/api/v1/accounts/nora", new { externalId = "nora@example.com" });
        await hub.PostAsOperatorAsync("/api/v1/accounts/nora/disable", new { });
        Assert.Equal(Refused, await ArriveAsync(hub.Browser(), "/"));
    }

    private static Task<TestHub> StartAsync(OpenIdProvider provider) =>
        TestHub.StartAsync(null, "--OpenId:Authority", provider.Authority, "--OpenId:ClientId", OpenIdProvider.ClientId, "--OpenId:ClientSecret", "shared");

    /// <summary>Follows the way to the provider and back; where it ends.</summary>
    private static async Task<string> ArriveAsync(HttpClient browser, string returnTo)
    {
        var next = new Uri($"{WebPaths.OpenId}?returnTo={Uri.EscapeDataString(returnTo)}", UriKind.Relative);
        for (int hop = 0; hop < 3; hop++)
        {
            using HttpResponseMessage answer = await browser.GetAsync(next);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            next = answer.Headers.Location!; // a redirect has one
        }

        return next.IsAbsoluteUri ? next.PathAndQuery : next.OriginalString;
    }
}
