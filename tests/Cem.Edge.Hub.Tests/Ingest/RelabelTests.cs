using Cem.Edge.Contracts;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Ingest;

public sealed class RelabelTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Second_press_of_a_visit_takes_the_vote_and_the_counter_moves()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();

        await device.SendAsync(Some.Press(device.Address, 1, value: 0, at: Start));
        await device.SettledAsync(Some.Epoch, 1);
        Assert.Equal(1, await hub.ScalarAsync<long>("SELECT n FROM counter WHERE value = 0 AND label = 'ok'"));

        await device.SendAsync(Some.Press(device.Address, 2, value: 3, at: Start.AddSeconds(1.4)));
        await device.SettledAsync(Some.Epoch, 2);

        Assert.Equal("repeat", await hub.ScalarAsync<string>("SELECT label FROM event WHERE seq = 1"));
        Assert.Equal("ok", await hub.ScalarAsync<string>("SELECT label FROM event WHERE seq = 2"));
        Assert.Equal(0, await hub.ScalarAsync<long>("SELECT n FROM counter WHERE value = 0 AND label = 'ok'"));
        Assert.Equal(1, await hub.ScalarAsync<long>("SELECT n FROM counter WHERE value = 0 AND label = 'repeat'"));
        Assert.Equal(1, await hub.ScalarAsync<long>("SELECT n FROM counter WHERE value = 3 AND label = 'ok'"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Presses_that_began_a_staff_test_are_no_votes_however_they_arrive(bool namedFirst)
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        EventEnvelope[] pair = [Some.Press(device.Address, 1, value: 0, at: Start), Some.Press(device.Address, 2, value: 3, at: Start.AddSeconds(0.3))];
        EventEnvelope[] named = [Some.Event(device.Address, 3, new HealthEvent { TestPresses = [new(Some.Epoch, 1), new(Some.Epoch, 2)] }, Start.AddSeconds(5))];

        await device.SendAsync(namedFirst ? named : pair);
        await device.SettledAsync(Some.Epoch, namedFirst ? 3 : 2);
        await device.SendAsync(namedFirst ? pair : named);
        await device.SettledAsync(Some.Epoch, namedFirst ? 2 : 3);

        Assert.Equal(2, await hub.CountAsync("event", "label = 'test'"));
        Assert.Equal(2, await hub.ScalarAsync<long>("SELECT sum(n) FROM counter WHERE label = 'test'"));
        Assert.Equal(0, await hub.ScalarAsync<long>("SELECT sum(n) FROM counter WHERE label <> 'test'"));
    }

    [Fact]
    public async Task Press_that_arrives_late_makes_its_visit_a_mash()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();

        await device.SendAsync(Some.Press(device.Address, 1, at: Start), Some.Press(device.Address, 3, at: Start.AddSeconds(2)));
        await device.SettledAsync(Some.Epoch, 3);
        await device.SendAsync(Some.Press(device.Address, 2, at: Start.AddSeconds(1)));
        await device.SettledAsync(Some.Epoch, 2);

        Assert.Equal(3, await hub.CountAsync("event", "label = 'mash'"));
        Assert.Equal(3, await hub.ScalarAsync<long>("SELECT sum(n) FROM counter WHERE label = 'mash'"));
        Assert.Equal(0, await hub.ScalarAsync<long>("SELECT sum(n) FROM counter WHERE label <> 'mash'"));
    }

    [Fact]
    public async Task Counters_equal_what_the_events_say_after_a_busy_hour_in_any_order()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        var random = new Random(7);
        DateTimeOffset at = Start;
        var presses = Enumerable.Range(1, 900)
            .Select(number => Some.Press(device.Address, number, random.Next(4), at = at.AddSeconds(random.NextDouble() * 6)))
            .ToArray();
        random.Shuffle(presses);

        foreach (var batch in presses.Chunk(90))
        {
            await device.SendAsync(batch);
        }

        await Eventually.HoldsAsync(() => device.Acks.Any(ack => ack.UpTo == 900), "all presses");
        Assert.Equal(0, await hub.ScalarAsync<long>(
            """
            SELECT count(*) FROM
              (SELECT at / 3600000 AS hour, value, label, count(*) AS n FROM event GROUP BY 1, 2, 3) e
              FULL JOIN (SELECT hour, value, label, n FROM counter WHERE n <> 0) c USING (hour, value, label)
            WHERE e.n IS NOT c.n
            """));
        Assert.True(await hub.CountAsync("event", "label = 'mash'") > 50);
    }
}
