using Cem.Edge.Contracts;
using Cem.Edge.Hub.Devices;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Devices;

public sealed class LossWatchTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Device_that_produced_more_than_is_stored_is_asked_once()
    {
        var watch = new LossWatch();

        Assert.Equal(["a"], watch.Due([("a", Missing(5)), ("b", Missing(0))], Noon));
        Assert.Empty(watch.Due([("a", Missing(5))], Noon + LossWatch.Pause));
    }

    [Fact]
    public void Replay_that_broke_off_is_asked_for_again_and_one_that_brings_nothing_only_rarely()
    {
        var watch = new LossWatch();
        watch.Due([("a", Missing(5)), ("b", Missing(5))], Noon);

        Assert.Equal(["a"], watch.Due([("a", Missing(3)), ("b", Missing(5))], Noon + LossWatch.Pause));
        Assert.Equal(["b"], watch.Due([("b", Missing(5))], Noon + LossWatch.LongPause));
    }

    [Fact]
    public void Device_whose_ledger_held_in_between_is_asked_at_once()
    {
        var watch = new LossWatch();
        watch.Due([("a", Missing(5))], Noon);
        watch.Due([("a", Missing(0))], Noon);

        Assert.Equal(["a"], watch.Due([("a", Missing(5))], Noon));
    }

    [Fact]
    public async Task Hub_asks_a_device_for_everything_when_its_ledger_shows_a_loss()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        await device.SendAsync(Some.Press(device.Address, 1));
        await device.SettledAsync(Some.Epoch, 1);

        await device.SendAsync(new DeviceState
        {
            State = StateWord.Ready, At = Some.Now, Epoch = Some.Epoch, Birth = 1,
            Ledger = new LedgerCounters { Produced = 3, Acknowledged = 3, Quarantined = 0, Dropped = 0, Waiting = 0 },
        });

        await Eventually.HoldsAsync(() => device.Replays.Contains(ReplayCommand.Everything()), "the request");
    }

    private static DeviceLedger Missing(long events) => DeviceLedger.Of(
        new LedgerCounters { Produced = 10, Acknowledged = 10, Quarantined = 0, Dropped = 0, Waiting = 0 }, new HubCounts { Stored = 10 - events, StoredThen = 10 - events });
}
