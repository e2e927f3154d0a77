using System.Text;
using System.Text.Json.Nodes;
using Cem.Edge.EndToEnd.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cem.Edge.EndToEnd.Tests.Journeys;

/// <summary>Every page with data, in both languages and at three widths (Chinese at two), for everybody: WCAG 2.1 AA, no error in the console, nothing cut off.</summary>
[Collection(CollectionOfJourneys.Name)]
public sealed class PagesTests(StoreFixture store)
{
    private static readonly (string Name, int Width, int Height)[] Screens = [("desktop", 1_280, 900), ("tablet", 768, 1_024), ("phone", 390, 844)];
    private static readonly string[] Paths =
        ["/", "/touchpoints/harbour-accessories", "/devices", $"/devices/{StoreFixture.Checkout}", "/voices", "/scoring", "/calls", "/calls/calldesk-harbour-1/none", "/tasks", "/tasks/1", "/account", "/people", "/audit", "/sign-in", "/privacy", "/no-such-page"];

    [BrowserFact]
    public async Task Every_page_is_accessible_quiet_and_fits_its_screen()
    {
        await using BrowserWindow window = await BrowserWindow.OpenAsync(store.Environment.Hub.Web);
        string call = await FillAsync(window);
        var faults = new List<string>();
        foreach (string language in (string[])["zh", "en"])
        {
            await window.GoAsync("/");
            await window.SpeakAsync(language);
            // Chinese is the shorter text: a tablet holds what a phone and a desktop hold.
            foreach ((string name, int width, int height) in Screens.Where(screen => language == "en" || screen.Name != "tablet"))
            {
                await window.Page.SetViewportSizeAsync(width, height);
                foreach (string path in (string[])[.. Paths, call])
                {
                    await window.GoAsync(path);
                    await LookAsync(window, $"{language} {name} {path}", faults);
                }

                await OpenEverythingAsync(window);
                await LookAsync(window, $"{language} {name} /tasks with the dialog open", faults);
                await OpenReasonsAsync(window);
                await LookAsync(window, $"{language} {name} /voices with reasons and correction open", faults);
            }
        }

        faults.AddRange(window.ConsoleErrors.Where(error => !error.Contains("404", StringComparison.Ordinal)).Select(error => "console: " + error));
        Assert.True(faults.Count == 0, $"{faults.Count} faults:{Environment.NewLine}{string.Join(Environment.NewLine, faults.Distinct().Take(40))}");
    }

    /// <summary>A remark with its alert and task, and a call, so that no page is looked at empty. Returns the call's page.</summary>
    private async Task<string> FillAsync(BrowserWindow window)
    {
        string call = $"/calls/{StoreFixture.CallDesk}/{store.Record("delivery")}";
        await window.GoAsync("/calls");
        await Expect(window.Page.Locator($"a[href^='{call}']")).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await window.GoAsync("/tasks");
        await store.ComplainAsync(StoreFixture.Checkout, "charger-fire");
        await Expect(window.Page.Locator(".task-card").Filter(new() { HasText = "Checkout" }).First).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await JudgeAsync(window);
        await ImportTaxonomyAsync(window);
        return call;
    }

    private static async Task OpenEverythingAsync(BrowserWindow window)
    {
        await window.GoAsync("/tasks");
        await window.Page.Locator(".task-card").First.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(window.Page.Locator(".mud-dialog .history li").First).ToBeVisibleAsync();
    }

    /// <summary>One finding is called right and one corrected, so that there is a rate and a log.</summary>
    private static async Task JudgeAsync(BrowserWindow window)
    {
        await window.GoAsync("/voices");
        ILocator first = window.Page.Locator(".finding").First;
        await first.Locator("summary").ClickAsync();
        await first.GetByRole(AriaRole.Button, new() { Name = "Right" }).ClickAsync();
        await Expect(first.Locator(".badge.good")).ToContainTextAsync("Robin Admin");
        ILocator second = window.Page.Locator(".finding").Nth(1);
        await second.Locator("summary").ClickAsync();
        await second.GetByRole(AriaRole.Button, new() { Name = "Correct it" }).ClickAsync();
        await second.Locator(".correction input[type=checkbox]").ClickAsync();
        await second.GetByRole(AriaRole.Button, new() { Name = "Save correction" }).ClickAsync();
        await Expect(second.Locator(".badge.calm").Last).ToContainTextAsync("corrected by Robin Admin");
    }

    /// <summary>The shipped taxonomy under a new version and with one term more; waits until it counts.</summary>
    private static async Task ImportTaxonomyAsync(BrowserWindow window)
    {
        JsonNode taxonomy = JsonNode.Parse(Cem.Edge.Scoring.Departments.Taxonomy.ShippedFile())!;
        taxonomy["version"] = "retail-pages";
        taxonomy["nodes"]![0]!["terms"]!["en"]!.AsArray().Add("a fire is no joke");
        await window.GoAsync("/scoring");
        await window.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "pages.json", MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(taxonomy.ToJsonString()) });
        await Expect(window.Page.Locator(".scoring").Filter(new() { HasText = "retail-pages" }).Locator(".badge.good")).ToBeVisibleAsync(new() { Timeout = 90_000 });
    }

    private static async Task OpenReasonsAsync(BrowserWindow window)
    {
        await window.GoAsync("/voices");
        ILocator finding = window.Page.Locator(".finding").First;
        await finding.Locator("summary").ClickAsync();
        await finding.Locator(".judge button").Nth(1).ClickAsync();
        await Expect(finding.Locator(".correction")).ToBeVisibleAsync();
        await finding.Locator(".why").EvaluateAsync("panel => panel.scrollIntoView()");
    }

    private static async Task LookAsync(BrowserWindow window, string where, List<string> faults)
    {
        faults.AddRange((await AxeCheck.ViolationsAsync(window.Page)).Select(violation => $"{where}: {violation}"));
        if (await window.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"))
        {
            faults.Add($"{where}: the page is wider than the screen");
        }

        string picture = Path.Combine(AppContext.BaseDirectory, "screenshots", where.Replace('/', '_').Replace(' ', '-') + ".png");
        await window.Page.ScreenshotAsync(new() { Path = picture });
    }
}
