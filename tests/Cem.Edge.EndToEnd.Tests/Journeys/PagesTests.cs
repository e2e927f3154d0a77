using Cem.Edge.EndToEnd.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cem.Edge.EndToEnd.Tests.Journeys;

/// <summary>Every page with data, in both languages and at three widths, for everybody: WCAG 2.1 AA, no error in the console, nothing cut off.</summary>
[Collection(CollectionOfJourneys.Name)]
public sealed class PagesTests(StoreFixture store)
{
    private static readonly (string Name, int Width, int Height)[] Screens = [("desktop", 1_280, 900), ("tablet", 768, 1_024), ("phone", 390, 844)];
    private static readonly string[] Paths =
        ["/", "/touchpoints/harbour-accessories", "/devices", $"/devices/{StoreFixture.Checkout}", "/voices", "/calls", "/calls/calldesk-harbour-1/none", "/tasks", "/tasks/1", "/no-such-page"];

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
            foreach ((string name, int width, int height) in Screens)
            {
                await window.Page.SetViewportSizeAsync(width, height);
                foreach (string path in (string[])[.. Paths, call])
                {
                    await window.GoAsync(path);
                    await LookAsync(window, $"{language} {name} {path}", faults);
                }

                await OpenEverythingAsync(window);
                await LookAsync(window, $"{language} {name} /tasks with the dialog open", faults);
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
        await Expect(window.Page.Locator($"a[href='{call}']")).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await window.GoAsync("/tasks");
        await store.ComplainAsync(StoreFixture.Checkout, "charger-fire");
        await Expect(window.Page.Locator(".task-card").Filter(new() { HasText = "Checkout" })).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await window.ActAsAsync("admin");
        return call;
    }

    private static async Task OpenEverythingAsync(BrowserWindow window)
    {
        await window.GoAsync("/tasks");
        await window.Page.Locator(".task-card").First.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(window.Page.Locator(".mud-dialog .history li").First).ToBeVisibleAsync();
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
