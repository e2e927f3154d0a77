using Cem.Edge.EndToEnd.Tests.Support;
using Cem.Edge.FirmwareSim.Shoppers;
using Cem.Edge.Tools.Demo;

namespace Cem.Edge.EndToEnd.Tests.Journeys;

/// <summary>A store that has been open for eight weeks, with two kiosks that listen; started once for all journeys.</summary>
public sealed class StoreFixture : IAsyncLifetime
{
    internal const string Accessories = "kiosk-harbour-1";
    internal const string Checkout = "kiosk-harbour-2";

    private readonly SpokenRemarks spoken = new();

    internal KioskEnvironment Environment { get; private set; } = null!; // set in InitializeAsync

    public async Task InitializeAsync()
    {
        Environment = await KioskEnvironment.StartAsync(Talk.On, Accessories, Checkout);
        using var client = new HubClient(Environment.Hub.Web);
        await client.ImportAsync("history", "simulated", HistorySeed.Header, HistorySeed.Rows(Environment.Journey, seed: 1, TimeProvider.System.GetUtcNow()), CancellationToken.None);
    }

    public async Task DisposeAsync() => await Environment.DisposeAsync();

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
