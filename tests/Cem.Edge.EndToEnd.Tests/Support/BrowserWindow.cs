using Microsoft.Playwright;

namespace Cem.Edge.EndToEnd.Tests.Support;

/// <summary>A headless chromium with one page. It collects what the page writes to the console as an error.</summary>
internal sealed class BrowserWindow : IAsyncDisposable
{
    private static readonly string[] StayAtHome = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    /// <summary>Of everybody in these tests.</summary>
    public const string Password = "harbour gulls steal chips";

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly List<string> consoleErrors = [];

    private BrowserWindow(IPlaywright playwright, IBrowser browser, IPage page)
    {
        this.playwright = playwright;
        this.browser = browser;
        Page = page;
        page.Console += (_, message) => Note(message.Type == "error", message.Text);
        page.PageError += (_, problem) => Note(true, problem);
    }

    public IPage Page { get; }

    public IReadOnlyList<string> ConsoleErrors
    {
        get
        {
            lock (consoleErrors)
            {
                return [.. consoleErrors];
            }
        }
    }

    /// <param name="web">Address of the hub.</param>
    /// <param name="person">Who is signed in; null: nobody.</param>
    public static async Task<BrowserWindow> OpenAsync(Uri web, string? person = "admin")
    {
        IPlaywright playwright = await Playwright.CreateAsync();
        IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = BrowserFactAttribute.Chromium, Headless = true, Args = StayAtHome });

        // The pages' own policy forbids foreign scripts, and axe is one.
        IBrowserContext context = await browser.NewContextAsync(new() { BaseURL = web.ToString(), BypassCSP = true, ReducedMotion = ReducedMotion.Reduce, Locale = "en-GB" });
        var window = new BrowserWindow(playwright, browser, await context.NewPageAsync());
        if (person is not null)
        {
            await window.SignInAsync(person);
        }

        return window;
    }

    /// <summary>Opens a page and waits until it answers to clicks: Blazor's own script marks nothing, so its socket is waited for.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path);
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    /// <summary>Signs in by the form, as somebody else than before where somebody was.</summary>
    public async Task SignInAsync(string person, string returnTo = "/", string password = Password)
    {
        await Page.Context.ClearCookiesAsync(new() { Name = "cem-session" });
        await Page.GotoAsync($"/sign-in?returnTo={Uri.EscapeDataString(returnTo)}");
        await Page.Locator("input[name=person]").FillAsync(person);
        await Page.Locator("input[name=password]").FillAsync(password);
        await Page.Locator("form[action='/account/sign-in'] button[type=submit]").ClickAsync();
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    public async Task SpeakAsync(string language)
    {
        await Page.Locator($"form.language-switch button[value={language}]").ClickAsync();
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private void Note(bool isError, string text)
    {
        if (isError)
        {
            lock (consoleErrors)
            {
                consoleErrors.Add(text);
            }
        }
    }
}
