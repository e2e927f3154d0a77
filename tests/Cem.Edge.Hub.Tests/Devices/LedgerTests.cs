using System.Net.Http.Json;
using System.Text.Json;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Devices;
using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Devices;

public sealed class LedgerTests
{
    [Fact]
    public void Everything_accounted_for_holds() => Assert.True(Ledger(produced: 10, stored: 7, quarantined: 1, dropped: 1, waiting: 1).Holds);

    [Fact]
    public void Stored_event_that_waits_for_its_ack_is_in_both_places_and_holds() =>
        Assert.True(Ledger(produced: 10, stored: 10, quarantined: 0, dropped: 0, waiting: 3).Holds);

    [Fact]
    public void One_missing_event_breaks_it() => Assert.False(Ledger(produced: 10, stored: 8, quarantined: 0, dropped: 0, waiting: 1).Holds);

    [Fact]
    public void More_than_was_produced_breaks_it() => Assert.False(Ledger(produced: 10, stored: 12, quarantined: 0, dropped: 0, waiting: 1).Holds);

    [Fact]
    public void Device_that_never_counted_says_nothing() =>
        Assert.Null(DeviceLedger.Of(null, new HubCounts { Stored = 3 }).Holds);

    [Fact]
    public async Task Hub_counts_rows_refusals_and_drops_of_its_own_tables()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        EventEnvelope refused = Some.Event(device.Address, 2, new PressEvent { Question = "found-it", Scale = 4, Value = 9 });
        var health = new HealthEvent
        {
            Dropped = [new DroppedRange(Some.Epoch, 3, 4, "disk-full")],
            Quarantined = [new DroppedRange(Some.Epoch, 2, 2, "refused by the hub"), new DroppedRange(Some.Epoch, 5, 5, "0x99")],
        };
        await device.SendAsync(Some.Press(device.Address, 1), refused, Some.Event(device.Address, 6, health));
        await device.SettledAsync(Some.Epoch, 6);
        await device.SendAsync(new DeviceState
        {
            State = StateWord.Ready,
            At = Some.Now,
            Epoch = Some.Epoch,
            Birth = 1,
            Ledger = new LedgerCounters { Produced = 8, Acknowledged = 2, Quarantined = 2, Dropped = 3, Waiting = 1 },
        });
        await Eventually.HoldsAsync(async () => await hub.CountAsync("device_state") == 1, "a state");
        await device.SendAsync(Some.Press(device.Address, 7));
        await device.SettledAsync(Some.Epoch, 7);

        JsonElement lines = await hub.Http.GetFromJsonAsync<JsonElement>("/api/v1/ledger");
        JsonElement ledger = lines.EnumerateArray().Single(line => line.GetProperty("device").GetString() == "kiosk-harbour-1").GetProperty("ledger");

        Assert.Equal((8, 3, 2, 2, 3, 1, 0), (Number("produced"), Number("stored"), Number("storedThen"), Number("quarantined"), Number("dropped"), Number("waiting"), Number("difference")));
        Assert.True(ledger.GetProperty("holds").GetBoolean());
        JsonElement letter = Assert.Single((await hub.Http.GetFromJsonAsync<JsonElement>("/api/v1/devices/kiosk-harbour-1/dead-letters")).EnumerateArray());
        Assert.Equal((Some.Epoch, 2), (letter.GetProperty("epoch").GetString(), letter.GetProperty("sequence").GetInt32()));
        Assert.Contains("value", letter.GetProperty("reason").GetString(), StringComparison.Ordinal);

        int Number(string name) => ledger.GetProperty(name).GetInt32();
    }

    [Theory]
    [InlineData(2L, true)]
    [InlineData(null, false)]
    public async Task Events_sent_after_the_device_had_counted_are_not_held_against_its_count(long? lastSeq, bool holds)
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        await device.SendAsync(Some.Press(device.Address, 1), Some.Press(device.Address, 2), Some.Press(device.Address, 3), Some.Event(device.Address, 4, new HealthEvent()), Some.Press(device.Address, 5));
        await device.SettledAsync(Some.Epoch, 5);
        await device.SendAsync(new DeviceState
        {
            State = StateWord.Ready,
            At = Some.Now,
            Epoch = Some.Epoch,
            Birth = 1,
            Ledger = new LedgerCounters { Produced = 2, Acknowledged = 0, Quarantined = 0, Dropped = 0, Waiting = 2, LastSeq = lastSeq },
        });
        await Eventually.HoldsAsync(async () => await hub.CountAsync("device_state") == 1, "a state");

        DeviceRow row = (await hub.Get<DeviceQueries>().FindAsync("kiosk-harbour-1", Scope.Everything, CancellationToken.None))!;

        Assert.Equal((5, holds), (row.Ledger.Stored, row.Ledger.Holds));
    }

    [Fact]
    public async Task Number_that_is_stored_or_named_twice_is_given_up_once_at_most()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        var health = new HealthEvent { Dropped = [new DroppedRange(Some.Epoch, 1, 5, "disk-full"), new DroppedRange(Some.Epoch, 4, WireLimits.MaxSequence, "disk-full")] };
        await device.SendAsync(Some.Press(device.Address, 2), Some.Event(device.Address, 10, health));
        await device.SettledAsync(Some.Epoch, WireLimits.MaxSequence);

        DeviceRow row = (await hub.Get<DeviceQueries>().FindAsync("kiosk-harbour-1", Scope.Everything, CancellationToken.None))!;

        // Number 10 settles after its own message says it is dropped: it is in both places, as a contradiction of the device.
        Assert.Equal((2, WireLimits.MaxSequence - 1), (row.Ledger.Stored, row.Ledger.Dropped));
    }

    private static DeviceLedger Ledger(long produced, long stored, long quarantined, long dropped, long waiting) => DeviceLedger.Of(
        new LedgerCounters { Produced = produced, Acknowledged = 0, Quarantined = quarantined, Dropped = dropped, Waiting = waiting },
        new HubCounts { Stored = stored, StoredThen = stored });
}
