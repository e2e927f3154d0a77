using Cem.Edge.Contracts;
using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Ingest;

public sealed class BackPressureTests
{
    [Fact]
    public async Task Slow_database_stops_the_sockets_instead_of_filling_memory()
    {
        await using TestHub hub = await TestHub.StartAsync(null, "--Ingest:QueueMessages", "4", "--Ingest:TransactionEvents", "4");
        await using TestDevice device = await hub.ConnectAsync();
        IngestQueue queue = hub.Get<IngestQueue>();
        var release = new ManualResetEventSlim();
        Task blocked = hub.Database.WriteAsync(_ => release.Wait(TimeSpan.FromSeconds(20)), CancellationToken.None);

        Task<MQTTnet.MqttClientPublishReasonCode>[] sending = [.. Enumerable.Range(1, 40).Select(number => device.SendAsync(Some.Press(device.Address, number)))];
        await Eventually.HoldsAsync(() => queue.Depth == queue.Bound, "a full queue");

        // The committer holds at most one transaction, the channel its bound, the socket's reader one message.
        Assert.True(sending.Count(task => task.IsCompleted) <= 4 + queue.Bound + 1);
        Assert.Equal(0, await hub.CountAsync("event"));

        release.Set();
        await blocked;
        await Task.WhenAll(sending);
        await Eventually.HoldsAsync(() => device.Acks.Any(ack => ack.UpTo == 40), "all events");
        Assert.Equal(40, await hub.CountAsync("event"));
    }

    [Fact]
    public async Task Slow_reader_of_the_feed_misses_with_a_count_and_blocks_nobody()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        using CommitSubscription slow = hub.Get<CommitFeed>().Subscribe(capacity: 2);

        await device.SendAsync([.. Enumerable.Range(1, 10).Select(number => Some.Press(device.Address, number))]);
        await device.SettledAsync(Some.Epoch, 10);

        Assert.Equal(8, slow.Missed);
        Assert.True(slow.Events.TryRead(out StoredEvent? first));
        Assert.Equal((1L, device.Address, "harbour-accessories"), (first.Sequence, first.Device, first.Touchpoint));
        Assert.IsType<PressEvent>(first.Data);
    }
}
