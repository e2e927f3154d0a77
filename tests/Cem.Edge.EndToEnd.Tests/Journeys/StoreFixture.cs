using Cem.Edge.EndToEnd.Tests.Support;
using Cem.Edge.FirmwareSim.Calls;
using Cem.Edge.FirmwareSim.Processes;
using Cem.Edge.FirmwareSim.Shoppers;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Tools.Demo;

namespace Cem.Edge.EndToEnd.Tests.Journeys;

/// <summary>A store that has been open for eight weeks, with two kiosks that listen and a call desk; started once for all journeys.</summary>
public sealed class StoreFixture : IAsyncLifetime
{
    internal const string Accessories = "kiosk-harbour-1";
    internal const string Checkout = "kiosk-harbour-2";
    internal const string CallDesk = "calldesk-harbour-1";

    private readonly SpokenRemarks spoken = new();

    internal KioskEnvironment Environment { get; private set; } = null!; // set in InitializeAsync

    internal SimulatedCallDesk Desk => Environment.Store.CallDesks[CallDesk];

    public async Task InitializeAsync()
    {
        Environment = await KioskEnvironment.StartAsync(Talk.On, Accessories, Checkout);
        Environment.AddCallDesk(CallDesk);
        using var client = new HubClient(Environment.Hub);
        await client.ImportAsync("history", "simulated", HistorySeed.Header, HistorySeed.Rows(Environment.Journey, seed: 1, TimeProvider.System.GetUtcNow()), CancellationToken.None);
        foreach (Person person in Environment.Journey.People)
        {
            await client.GiveAccountAsync(person.Id, BrowserWindow.Password, CancellationToken.None);
        }
    }

    public async Task DisposeAsync() => await Environment.DisposeAsync();

    /// <summary>A call recorder leaves a shipped call that has just ended; returns its id.</summary>
    internal string Record(string call, bool consent = true)
    {
        CallScript script = CallShelf.Shipped[call];
        return Desk.Recorder.Leave(script, TimeProvider.System.GetUtcNow() - CallTape.Length(script), consent);
    }

    /// <summary>A shopper presses the worst face and says a shipped remark; returns when the last word was over.</summary>
    internal async Task<DateTimeOffset> ComplainAsync(string device, string remark)
    {
        using var shopper = new ShopperRun(Environment.Kiosk(device), RemarkShelf.Shipped, spoken, TimeProvider.System);
        int before = spoken.Snapshot().Count;
        await shopper.VisitAsync([new PressFace(0, TimeSpan.FromMilliseconds(150)), new Hesitate(TimeSpan.FromMilliseconds(700)), new SayRemark(remark)], CancellationToken.None);
        IReadOnlyList<SpokenRemark> said = spoken.Snapshot();
        Assert.True(said.Count > before, "the kiosk did not listen");
        return said[^1].EndedAt;
    }
}
