using System.Net;
using Cem.Edge.EndToEnd.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cem.Edge.EndToEnd.Tests.Journeys;

/// <summary>One journey per role: signs in, does its main task in at most four clicks, and asks in vain for the neighbour's shop by every way there is.</summary>
[Collection(CollectionOfJourneys.Name)]
public sealed class RoleJourneyTests(StoreFixture store)
{
    private const int MostClicks = 4;

    // A shop of the other region.
    private const string Eastern = "Lotus Plaza";

    private int clicks;

    [BrowserFact]
    public async Task Regional_manager_finds_the_worst_alert_of_the_region_and_comments_its_task()
    {
        await using BrowserWindow window = await SignInAsync("nora");
        await store.ComplainAsync(StoreFixture.Accessories, "floor-wet");
        ILocator show = window.Page.Locator(".open-alerts a[href^='/tasks/']").First;
        await Expect(show).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await ClickAsync(show);
        await window.Page.Locator(".task-steps textarea").FillAsync("I call the shop.");
        await ClickAsync(window.Page.GetByRole(AriaRole.Button, new() { Name = "Comment", Exact = true }));
        await Expect(window.Page.Locator(".history")).ToContainTextAsync("I call the shop.");
        await DoneAsync(window, "nora", Eastern, "/devices/kiosk-lotus-1", "/touchpoints/lotus-service-desk");
    }

    [BrowserFact]
    public async Task Store_staff_test_the_buttons_of_their_kiosk_on_a_phone_and_say_that_it_is_fixed()
    {
        await using BrowserWindow window = await SignInAsync("amira");
        await window.Page.SetViewportSizeAsync(390, 844);
        await ClickAsync(window.Page.Locator(".nav-bar a[href='/devices']"));
        await ClickAsync(window.Page.Locator($"a[href='/devices/{StoreFixture.Checkout}']"));
        await ClickAsync(window.Page.GetByRole(AriaRole.Button, new() { Name = "Start the 60 s test" }));
        await Expect(window.Page.GetByText("Not pressed yet: Face 1")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await ClickAsync(window.Page.GetByRole(AriaRole.Button, new() { Name = "I fixed it" }));
        await Expect(window.Page.GetByText("The hub hears the device and everything works.")).ToBeVisibleAsync();
        await DoneAsync(window, "amira", "Mill Lane", "/devices/kiosk-mill-lane-1", "/touchpoints/mill-lane-checkout", "/calls", "/people", "/audit");
    }

    [BrowserFact]
    public async Task Department_owner_takes_on_the_task_of_the_department()
    {
        await using BrowserWindow window = await SignInAsync("quinn");
        await store.ComplainAsync(StoreFixture.Checkout, "charger-fire");
        await ClickAsync(window.Page.Locator(".nav-bar a[href='/tasks']"));
        ILocator card = window.Page.Locator(".task-card").First;
        await Expect(card).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await ClickAsync(card.GetByRole(AriaRole.Button));
        ILocator acknowledge = window.Page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "Acknowledge", Exact = true });
        await Expect(window.Page.Locator(".mud-dialog .history li").First).ToBeVisibleAsync();
        if (await acknowledge.CountAsync() > 0)
        {
            // Another journey of this collection may have taken it on before.
            await ClickAsync(acknowledge);
        }

        await Expect(window.Page.Locator(".mud-dialog .history")).ToContainTextAsync("Quinn Adler");
        await DoneAsync(window, "quinn", "no shop is foreign to a department", "/devices", "/calls", "/people", "/audit");
    }

    [BrowserFact]
    public async Task Viewer_reads_the_figures_of_a_touchpoint_and_touches_nothing()
    {
        await using BrowserWindow window = await SignInAsync("vera");
        await ClickAsync(window.Page.Locator("a[href='/touchpoints/harbour-accessories']"));
        await Expect(window.Page.Locator("h1")).ToContainTextAsync("Accessories");
        await DoneAsync(window, "vera", "no shop is foreign to this viewer", "/scoring", "/calls", "/people", "/audit");
    }

    [BrowserFact]
    public async Task Administrator_gives_a_one_time_password_that_its_owner_replaces()
    {
        await using BrowserWindow window = await SignInAsync("admin");
        await ClickAsync(window.Page.Locator(".account-menu summary"));
        await ClickAsync(window.Page.Locator(".account-menu a[href='/people']"));
        await ClickAsync(window.Page.Locator("li.card").Filter(new() { HasText = "Tom Baker" }).GetByRole(AriaRole.Button).First);
        string password = await window.Page.Locator("code.secret").InnerTextAsync();
        Assert.InRange(clicks, 1, MostClicks);

        await using BrowserWindow tom = await BrowserWindow.OpenAsync(store.Environment.Hub.Web, null);
        await tom.SignInAsync("tom", password: password);
        await Expect(tom.Page.Locator("main")).ToContainTextAsync("Choose your own password now");
        await tom.Page.Locator("input[name=old]").FillAsync(password);
        await tom.Page.Locator("input[name=chosen]").FillAsync(BrowserWindow.Password);
        await tom.Page.Locator("input[name=again]").FillAsync(BrowserWindow.Password);
        await tom.Page.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();
        await Expect(tom.Page.Locator("main")).ToContainTextAsync("Your password is changed");
        await tom.GoAsync("/devices");
        await Expect(tom.Page.Locator("h1")).ToHaveTextAsync("Devices");
    }

    private async Task<BrowserWindow> SignInAsync(string person)
    {
        BrowserWindow window = await BrowserWindow.OpenAsync(store.Environment.Hub.Web, person);
        await Expect(window.Page.Locator(".account-menu")).ToBeVisibleAsync();
        return window;
    }

    private async Task ClickAsync(ILocator what)
    {
        clicks++;
        await what.ClickAsync();
    }

    /// <summary>The clicks are counted, and then the same browser asks for what is another's: by page, API, live feed and export.</summary>
    private async Task DoneAsync(BrowserWindow window, string person, string foreign, params string[] closed)
    {
        Assert.InRange(clicks, 1, MostClicks);
        foreach (string path in closed)
        {
            IResponse? answer = await window.Page.GotoAsync(path);
            await window.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            string text = await window.Page.Locator("main").InnerTextAsync();
            Assert.True(answer?.Status is 403 or 404 || text.Contains("No such", StringComparison.Ordinal), $"{person} got {answer?.Status} from {path}: {text}");
        }

        foreach (string path in (string[])["/", "/voices", "/tasks"])
        {
            await window.GoAsync(path);
            Assert.DoesNotContain(foreign, await window.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        }

        foreach (string path in (string[])["/api/v1/overview", "/api/v1/devices", "/api/v1/calls", "/api/v1/examples", "/api/v1/voices.csv", "/api/v1/accounts", "/api/v1/audit"])
        {
            IAPIResponse answer = await window.Page.Context.APIRequest.GetAsync(new Uri(store.Environment.Hub.Web, path).ToString());
            string text = await answer.TextAsync();
            Assert.True(
                answer.Status is (int)HttpStatusCode.Forbidden || (!text.Contains("lotus-", StringComparison.Ordinal) || person is "quinn" or "vera"),
                $"{person} got {answer.Status} from {path}: {text[..Math.Min(200, text.Length)]}");
            if (path is "/api/v1/accounts" or "/api/v1/audit")
            {
                Assert.Equal((int)HttpStatusCode.Forbidden, answer.Status);
            }
        }
    }
}
