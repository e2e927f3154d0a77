using Cem.Edge.Contracts;
using Cem.Edge.Hub.Devices;
using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Devices;

public sealed class DeviceListTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Journey_and_wire_are_told_together()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice known = await hub.ConnectAsync();
        await using TestDevice stranger = await hub.ConnectAsync("kiosk-nobody-knows");
        await known.SendAsync(new DeviceState
        {
            State = StateWord.Alert,
            At = Some.Now,
            Epoch = Some.Epoch,
            Birth = 1,
            Parts = [new PartHealth { Name = "microphone", Status = PartStatus.Failed, Since = Now, Detail = "not found", Remedy = "check-usb-microphone" }],
        });
        await stranger.SendAsync(Some.Press(stranger.Address, 1));
        await stranger.SettledAsync(Some.Epoch, 1);
        await Eventually.HoldsAsync(async () => await hub.CountAsync("device_state") == 1, "a state");

        IReadOnlyList<DeviceRow> rows = await hub.Get<DeviceQueries>().ListAsync(Scope.Everything, CancellationToken.None);

        DeviceRow spoken = rows.Single(row => row.Device == "kiosk-harbour-1");
        Assert.Equal(("harbour-accessories", StateWord.Alert, false), (spoken.Touchpoint, spoken.State, spoken.IsSilent));
        Assert.Equal("check-usb-microphone", Assert.Single(spoken.Document!.Parts).Remedy);
        Assert.Null(rows.Single(row => row.Device == "kiosk-nobody-knows").Touchpoint);
        DeviceRow never = rows.Single(row => row.Device == "kiosk-lotus-1");
        Assert.Equal((null, true), (never.State, never.IsSilent));
        Assert.Equal(8, rows.Count);
    }

    [Fact]
    public async Task Will_keeps_the_last_figures_and_the_moment_it_went_away()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        var ready = new DeviceState { State = StateWord.Ready, At = Some.Now, Epoch = Some.Epoch, Birth = 1, Versions = new Dictionary<string, string> { ["agent"] = "0.1.0" } };
        await device.SendAsync(ready);
        await device.SendAsync(new DeviceState { State = StateWord.Lost, At = Some.Now, Epoch = Some.Epoch, Birth = 1 });
        await Eventually.HoldsAsync(async () => await hub.CountAsync("device_state", "state = 'lost'") == 1, "a lost device");

        DeviceRow row = (await hub.Get<DeviceQueries>().FindAsync("kiosk-harbour-1", Scope.Everything, CancellationToken.None))!;

        Assert.Equal("0.1.0", row.Document!.Versions["agent"]);
        Assert.Equal(StateWord.Lost, row.Document.State);
    }

    [Fact]
    public async Task Patience_of_the_alert_is_the_patience_of_the_list()
    {
        await using TestHub hub = await TestHub.StartAsync(null, "--Detection:SilentAfter", "00:00:01");
        await using TestDevice device = await hub.ConnectAsync();
        await device.SendAsync(new DeviceState { State = StateWord.Ready, At = Some.Now, Epoch = Some.Epoch, Birth = 1 });
        await Eventually.HoldsAsync(async () => await hub.CountAsync("device_state") == 1, "a state");

        await Eventually.HoldsAsync(async () => (await hub.Get<DeviceQueries>().FindAsync("kiosk-harbour-1", Scope.Everything, CancellationToken.None))!.IsSilent, "a silent device");
    }
}
