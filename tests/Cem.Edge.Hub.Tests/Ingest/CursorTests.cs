using Cem.Edge.Contracts;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Ingest;

public sealed class CursorTests
{
    [Fact]
    public async Task Gap_shows_as_a_range_and_is_asked_for_again()
    {
        await using TestHub hub = await TestHub.StartAsync(null, "--Ingest:GapPatience", "00:00:01");
        await using TestDevice device = await hub.ConnectAsync();

        await device.SendAsync(Some.Press(device.Address, 1), Some.Press(device.Address, 4));
        Ack ack = await device.SettledAsync(Some.Epoch, 4);
        Assert.Equal(1, ack.UpTo);
        Assert.Equal([new SeqRange(4, 4)], ack.Ranges);

        await Eventually.HoldsAsync(() => device.Replays.Contains(new ReplayCommand(Some.Epoch, 2, 3)), "a replay of 2 to 3");
        await device.SendAsync(Some.Press(device.Address, 2), Some.Press(device.Address, 3));
        await Eventually.HoldsAsync(() => device.Acks.Last().UpTo == 4, "a closed gap");
    }

    [Fact]
    public async Task Numbers_reported_dropped_are_passed_and_counted()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        var health = new HealthEvent
        {
            Dropped = [new DroppedRange(Some.Epoch, 2, 4, "disk-full")],
            Quarantined = [new DroppedRange(Some.Epoch, 5, 5, "refused by the hub")],
        };

        await device.SendAsync(Some.Press(device.Address, 1), Some.Event(device.Address, 6, health));
        Ack ack = await device.SettledAsync(Some.Epoch, 6);

        Assert.Equal(6, ack.UpTo);
        Assert.Equal(3, await hub.ScalarAsync<long>("SELECT sum(to_seq - from_seq + 1) FROM given_up WHERE kind = 'dropped'"));
        Assert.Equal(1, await hub.ScalarAsync<long>("SELECT sum(to_seq - from_seq + 1) FROM given_up WHERE kind = 'quarantined'"));
    }

    [Fact]
    public async Task Device_that_comes_back_is_told_its_cursors_of_every_start()
    {
        const string Second = "000002-00000000000000bb";
        await using TestHub hub = await TestHub.StartAsync();
        await using (TestDevice before = await hub.ConnectAsync())
        {
            EventEnvelope refused = Some.Event(before.Address, 2, new PressEvent { Question = "found-it", Scale = 4, Value = 9 }, epoch: Second);
            await before.SendAsync(Some.Press(before.Address, 1), Some.Press(before.Address, 1, epoch: Second), refused, Some.Press(before.Address, 9, epoch: Second));
            await before.SettledAsync(Second, 9);
        }

        await using TestDevice again = await hub.ConnectAsync();
        await Eventually.HoldsAsync(() => again.Acks.Count >= 2, "two cursors");

        Assert.Contains(again.Acks, ack => ack is { Epoch: Some.Epoch, UpTo: 1 });
        Ack second = Assert.Single(again.Acks, ack => ack.Epoch == Second);
        Assert.Equal(2, second.UpTo);
        Assert.Equal([new SeqRange(9, 9)], second.Ranges);
        Assert.Equal(2, Assert.Single(second.Rejected).Seq);
    }

    [Fact]
    public async Task Cursor_survives_a_restart_of_the_hub()
    {
        string folder = Directory.CreateTempSubdirectory("cem-hub-").FullName;
        await using (TestHub first = await TestHub.StartAsync(folder))
        {
            await using TestDevice device = await first.ConnectAsync();
            await device.SendAsync(Some.Press(device.Address, 1), Some.Press(device.Address, 3));
            await device.SettledAsync(Some.Epoch, 3);
        }

        await using (TestHub second = await TestHub.StartAsync(folder))
        {
            await using TestDevice device = await second.ConnectAsync();
            await device.SendAsync(Some.Press(device.Address, 2));
            Ack ack = await device.SettledAsync(Some.Epoch, 2);

            Assert.Equal(3, device.Acks.Max(one => one.UpTo));
            Assert.Equal(Some.Epoch, ack.Epoch);
        }

        Directory.Delete(folder, recursive: true);
    }
}
