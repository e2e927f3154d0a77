using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cem.Edge.Hub.Web;

namespace Cem.Edge.Hub.Tests.Support;

/// <summary>Browsers without a screen: they keep cookies, follow no redirect and send forms with the token of the page.</summary>
internal static partial class Sessions
{
    public const string Password = "harbour gulls steal chips";

    /// <summary>A browser in which nobody is signed in.</summary>
    public static HttpClient Browser(this TestHub hub) => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = hub.Http.BaseAddress };

    /// <summary>A browser in which a person of the journey has signed in with <see cref="Password"/>.</summary>
    public static async Task<HttpClient> SignedInAsync(this TestHub hub, string person)
    {
        await hub.GiveAccountAsync(person);
        HttpClient browser = hub.Browser();
        using HttpResponseMessage answer = await browser.SignInAsync(person, Password);
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
        return browser;
    }

    public static async Task GiveAccountAsync(this TestHub hub, string person, string password = Password, bool oneTime = false)
    {
        using HttpResponseMessage given = await hub.Http.PostAsJsonAsync($"/api/v1/accounts/{person}", new { password, oneTime });
        Assert.True(given.IsSuccessStatusCode, await given.Content.ReadAsStringAsync());
    }

    /// <summary>Posts JSON in the name of the machine's operator.</summary>
    public static async Task<(int Status, JsonElement Body)> PostAsOperatorAsync(this TestHub hub, string path, object body)
    {
        using HttpResponseMessage answer = await hub.Http.PostAsJsonAsync(path, body);
        string text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    public static Task<HttpResponseMessage> SignInAsync(this HttpClient browser, string person, string password, string returnTo = "/") =>
        browser.SendFormAsync(WebPaths.SignInPage, WebPaths.SignIn, new() { ["person"] = person, ["password"] = password, ["returnTo"] = returnTo });

    /// <summary>Opens <paramref name="page"/> for its token and posts the form.</summary>
    public static async Task<HttpResponseMessage> SendFormAsync(this HttpClient browser, string page, string path, Dictionary<string, string> fields)
    {
        string html = await browser.GetStringAsync(page);
        fields["__RequestVerificationToken"] = WebUtility.HtmlDecode(Token().Match(html).Groups[1].Value);
        return await browser.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(fields));
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();
}
