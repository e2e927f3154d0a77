using Cem.Edge.Contracts;
using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.Tests.Support;
using MQTTnet.Packets;
using MQTTnet.Protocol;

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
    public async Task Full_queue_closes_the_window_of_tcp_and_what_was_held_back_arrives_afterwards()
    {
        const int Most = 6_000_000;
        await using TestHub hub = await TestHub.StartAsync(null, "--Ingest:QueueMessages", "4");
        using RawMqtt raw = await RawMqtt.LogInAsync(hub.MqttPort, "kiosk-harbour-1");
        // The kernel lets a sender's own buffer grow to megabytes, which says nothing of the hub.
        raw.Socket.SendBufferSize = 64 * 1024;
        using var release = new ManualResetEventSlim();
        Task slow = hub.Database.WriteAsync(_ => release.Wait(TimeSpan.FromSeconds(60)), CancellationToken.None);

        var device = new DeviceAddress("brightmart", "harbour", "kiosk-harbour-1");
        byte[][] packets = [.. Enumerable.Range(0, 400).Select(packet => raw.Bytes(new MqttPublishPacket
        {
            Topic = Topics.Event(device),
            PayloadSegment = Wire.WriteBatch([.. Enumerable.Range((packet * 100) + 1, 100).Select(number => Wire.Write(Some.Press(device, number)))]),
            QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
            PacketIdentifier = (ushort)(packet + 1),
        }))];
        long taken = 0;
        Task sending = Task.Run(async () =>
        {
            foreach (byte[] packet in packets)
            {
                await raw.SendAsync(packet);
                Interlocked.Add(ref taken, packet.Length);
            }
        });
        long before = -1;
        await Eventually.HoldsAsync(
            async () =>
            {
                bool still = Interlocked.Read(ref taken) == before && before > 0;
                before = Interlocked.Read(ref taken);
                await Task.Delay(TimeSpan.FromSeconds(1));
                return still;
            },
            "the device cannot send any more");

        Assert.True(packets.Sum(packet => packet.Length) > 2 * Most, "there is more to send than both ends may hold");
        Assert.InRange(before, 1, Most);
        Assert.False(sending.IsCompleted);
        release.Set();
        await slow;
        await sending;
        await Eventually.HoldsAsync(async () => await hub.CountAsync("event") == 40_000, "all events");
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
