using Cem.Edge.EndToEnd.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cem.Edge.EndToEnd.Tests.Journeys;

/// <summary>From a finished recording at the call desk to the page at head office.</summary>
[Collection(CollectionOfJourneys.Name)]
public sealed class RecordedCallTests(StoreFixture store)
{
    [BrowserFact]
    public async Task A_recorded_call_comes_to_the_page_with_both_sides_redacted_and_its_sound_is_gone()
    {
        await using BrowserWindow window = await BrowserWindow.OpenAsync(store.Environment.Hub.Web);
        IPage page = window.Page;
        await window.GoAsync("/calls");
        string call = store.Record("warranty");
        ILocator link = page.Locator($"a[href^='/calls/{StoreFixture.CallDesk}/{call}']");
        await Expect(link).ToBeVisibleAsync(new() { Timeout = 90_000 });
        Assert.True(await Eventually.ComesTrueAsync(() => store.Desk.Left == 0, TimeSpan.FromSeconds(20)), "the recording is still there");

        await link.ClickAsync();
        ILocator story = page.Locator("main");
        await Expect(story).ToContainTextAsync("how can I help you", new() { IgnoreCase = true });
        await Expect(story).ToContainTextAsync("vacuum cleaner", new() { IgnoreCase = true });
        await Expect(story).ToContainTextAsync("on hold for");
        Assert.DoesNotContain("44719", await story.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(window.ConsoleErrors);
    }

    [BrowserFact]
    public async Task A_call_whose_caller_objects_is_deleted_and_never_seen()
    {
        string call = store.Record("delivery", consent: false);
        Assert.True(await Eventually.ComesTrueAsync(() => store.Desk.Left == 0, TimeSpan.FromSeconds(60)), "the recording is still there");

        // Calls are served in order: when the next one is there, this one would be.
        string next = store.Record("delivery");
        await using BrowserWindow window = await BrowserWindow.OpenAsync(store.Environment.Hub.Web);
        await window.GoAsync("/calls");
        await Expect(window.Page.Locator($"a[href^='/calls/{StoreFixture.CallDesk}/{next}']")).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await Expect(window.Page.Locator($"a[href^='/calls/{StoreFixture.CallDesk}/{call}']")).ToHaveCountAsync(0);
    }
}
