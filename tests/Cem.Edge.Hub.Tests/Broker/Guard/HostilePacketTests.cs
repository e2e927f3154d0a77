using System.Diagnostics;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Broker;
using Cem.Edge.Hub.Broker.Guard;
using Cem.Edge.Hub.Tests.Support;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace Cem.Edge.Hub.Tests.Broker.Guard;

/// <summary>Bad-input families of the broker, by number, over a real socket. After each, an honest device must be served as before.</summary>
public sealed class HostilePacketTests
{
    private const byte Disconnect = 0xE0;
    private const byte ConnAck = 0x20;
    private const byte PubAck = 0x40;

    private static readonly TimeSpan LoginTimeout = TimeSpan.FromSeconds(10);
    private static readonly DeviceAddress Hostile = new("brightmart", "harbour", "kiosk-harbour-2");

    [Fact]
    public async Task Family_1_connect_of_256_mb_is_closed_by_its_header()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using RawMqtt raw = await RawMqtt.OpenAsync(hub.MqttPort);

        await raw.SendAsync(new byte[] { 0x10, 0xFF, 0xFF, 0xFF, 0x7F });

        await ClosedWithinAsync(raw, TimeSpan.FromSeconds(5));
        await HonestAsync(hub);
    }

    [Fact]
    public async Task Family_2_length_of_five_bytes_is_closed_at_once()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using RawMqtt raw = await RawMqtt.OpenAsync(hub.MqttPort);

        await raw.SendAsync(new byte[] { 0x10, 0xFF, 0xFF, 0xFF, 0xFF, 0x01 });

        await ClosedWithinAsync(raw, TimeSpan.FromSeconds(5));
        await HonestAsync(hub);
    }

    [Fact]
    public async Task Family_3_byte_every_nine_seconds_ends_within_ten_before_the_login_and_a_slow_packet_after_it()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using RawMqtt raw = await RawMqtt.OpenAsync(hub.MqttPort);
        using RawMqtt device = await RawMqtt.LogInAsync(hub.MqttPort, Hostile.Device);
        long began = Stopwatch.GetTimestamp();

        await device.SendAsync(new byte[] { 0x32, 0x20 });
        await raw.SendAsync(new byte[] { 0x10 });
        Task<byte[]?> end = raw.ReadPacketAsync();
        await Task.WhenAny(end, Task.Delay(TimeSpan.FromSeconds(8.5)));
        await raw.SendAsync(new byte[] { 0x20 });

        Assert.Null(await end);
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.FromSeconds(8.5), LoginTimeout);
        await RefusedAsync(device, FaultReason.QuotaExceeded);
        Assert.Equal(1, hub.Get<GuardCounts>().Refused["packet comes too slowly"]);
        await HonestAsync(hub);
    }

    [Fact]
    public async Task Family_4_two_thousand_idle_sockets_never_are_more_than_the_strangers_allowed()
    {
        await using TestHub hub = await TestHub.StartAsync(null, "--Broker:LoginTimeout", "00:00:03");
        var watch = hub.Get<ConnectionWatch>();
        var sockets = new List<RawMqtt>();
        for (int i = 0; i < 2_000; i++)
        {
            sockets.Add(await RawMqtt.OpenAsync(hub.MqttPort));
            Assert.InRange(watch.Gate.Strangers, 0, watch.Limits.MostStrangers);
        }

        await HonestAsync(hub); // pushes one more of them out
        await Eventually.HoldsAsync(() => watch.Gate.Connections == 0, "all of them are gone");
        Assert.Equal(2_000, hub.Get<GuardCounts>().Refused.Values.Sum());
        sockets.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task Family_6_same_client_id_in_a_loop_leaves_one_connection()
    {
        await using TestHub hub = await TestHub.StartAsync();
        var all = new List<RawMqtt>();
        for (int i = 0; i < 50; i++)
        {
            all.Add(await RawMqtt.LogInAsync(hub.MqttPort, Hostile.Device));
        }

        await Eventually.HoldsAsync(() => hub.Get<ConnectionWatch>().Gate.Connections == 1, "only the last is left");
        Assert.True(hub.Get<MqttBroker>().IsConnected(Hostile.Device));
        await HonestAsync(hub);
        all.ForEach(raw => raw.Dispose());
    }

    [Fact]
    public async Task Family_8_twenty_thousand_user_properties_are_refused()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using RawMqtt raw = await RawMqtt.LogInAsync(hub.MqttPort, Hostile.Device);
        MqttPublishPacket publish = Publish(Topics.Event(Hostile), "{}"u8.ToArray());
        publish.UserProperties = [.. Enumerable.Repeat(new MqttUserProperty("a", "b"u8.ToArray()), 20_000)];

        await raw.SendAsync(raw.Bytes(publish));

        await RefusedAsync(raw, FaultReason.QuotaExceeded);
        await HonestAsync(hub);
    }

    [Fact]
    public async Task Family_9_topic_aliases_without_end_are_refused_at_the_first_over_the_maximum()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using RawMqtt raw = await RawMqtt.LogInAsync(hub.MqttPort, Hostile.Device);
        int most = hub.Get<ConnectionWatch>().Limits.MostTopicAliases;
        for (ushort alias = 1; alias <= most + 1; alias++)
        {
            MqttPublishPacket publish = Publish(Topics.Event(Hostile), "{}"u8.ToArray(), alias);
            publish.TopicAlias = alias;
            await raw.SendAsync(raw.Bytes(publish));
        }

        for (int i = 0; i < most; i++)
        {
            Assert.Equal(PubAck, (await raw.ReadPacketAsync())![0]);
        }

        await RefusedAsync(raw, FaultReason.TopicAliasInvalid);
        await HonestAsync(hub);
    }

    [Fact]
    public async Task Family_9_topic_of_64_kb_is_refused()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using RawMqtt raw = await RawMqtt.LogInAsync(hub.MqttPort, Hostile.Device);

        await raw.SendAsync(raw.Bytes(Publish(new string('a', 65_535), [])));

        await RefusedAsync(raw, FaultReason.TopicNameInvalid);
    }

    [Fact]
    public async Task Family_11_retained_messages_are_kept_for_nobody()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using RawMqtt raw = await RawMqtt.LogInAsync(hub.MqttPort, Hostile.Device);
        for (ushort id = 1; id <= 500; id++)
        {
            MqttPublishPacket publish = Publish($"{Topics.Event(Hostile)}/{id}", [1], id);
            publish.Retain = true;
            await raw.SendAsync(raw.Bytes(publish));
            byte[]? answer = await raw.ReadPacketAsync();
            Assert.Equal((PubAck, (byte)MqttPubAckReasonCode.NotAuthorized), (answer![0], answer[answer[1] > 0x7F ? 5 : 4]));
        }

        Assert.Empty(await hub.Get<MqttBroker>().Server.GetRetainedMessagesAsync());
        await HonestAsync(hub);
    }

    [Theory]
    [InlineData(0, PubAck, (byte)MqttPubAckReasonCode.PayloadFormatInvalid)]
    [InlineData(1_000_000, Disconnect, (byte)FaultReason.PacketTooLarge)]
    [InlineData(10_000_000, Disconnect, (byte)FaultReason.PacketTooLarge)]
    public async Task Family_14_payload_of_nothing_or_of_megabytes_is_refused(int bytes, byte type, byte reason)
    {
        await using TestHub hub = await TestHub.StartAsync();
        using RawMqtt raw = await RawMqtt.LogInAsync(hub.MqttPort, Hostile.Device);

        // The header and what the hub reads of it; the rest would only meet a closed connection.
        byte[] whole = Packets.Whole(0x32, [.. Packets.Message(Topics.Event(Hostile), 1, payload: ""), .. new byte[bytes]]);
        await raw.SendAsync(whole.AsMemory(0, Math.Min(whole.Length, 60_000)));
        byte[]? answer = await raw.ReadPacketAsync();

        int body = answer![1] > 0x7F ? 3 : 2;
        Assert.Equal((type, reason), (answer[0], answer[type == PubAck ? body + 2 : body]));
        await HonestAsync(hub);
    }

    [Fact]
    public async Task Keep_alive_is_enforced_and_its_end_is_told()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using RawMqtt raw = await RawMqtt.OpenAsync(hub.MqttPort);
        await raw.SendAsync(raw.Bytes(new MqttConnectPacket { ClientId = Hostile.Device, CleanSession = true, KeepAlivePeriod = 1 }));
        Assert.Equal(ConnAck, (await raw.ReadPacketAsync())![0]);

        await RefusedAsync(raw, FaultReason.KeepAliveTimeout);
    }

    [Fact]
    public async Task Connects_over_the_rate_are_told_to_come_later()
    {
        await using TestHub hub = await TestHub.StartAsync(null, "--Broker:Guard:ConnectsPerSecond", "1");
        using RawMqtt first = await RawMqtt.LogInAsync(hub.MqttPort, Hostile.Device);
        byte[]? answer = null;
        for (int i = 0; i < 20 && answer?[3] is null or 0; i++)
        {
            using RawMqtt next = await RawMqtt.OpenAsync(hub.MqttPort);
            await next.SendAsync(next.Bytes(new MqttConnectPacket { ClientId = $"kiosk-{i}", CleanSession = true }));
            answer = await next.ReadPacketAsync();
        }

        Assert.Equal((ConnAck, (byte)FaultReason.ConnectionRateExceeded), (answer![0], answer[3]));
    }

    [Fact]
    public async Task Device_that_never_acknowledges_gets_no_more_than_its_receive_maximum()
    {
        await using TestHub hub = await TestHub.StartAsync(null, "--Broker:Guard:SlowReaderTimeout", "00:00:03");
        using RawMqtt raw = await RawMqtt.OpenAsync(hub.MqttPort);
        await raw.SendAsync(raw.Bytes(new MqttConnectPacket { ClientId = Hostile.Device, CleanSession = true, KeepAlivePeriod = 60, ReceiveMaximum = 5 }));
        await raw.ReadPacketAsync();
        await raw.SendAsync(raw.Bytes(new MqttSubscribePacket { PacketIdentifier = 1, TopicFilters = [new MqttTopicFilter { Topic = Topics.Ack(Hostile), QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce }] }));
        await raw.ReadPacketAsync();

        for (int i = 0; i < 20; i++)
        {
            await hub.Get<MqttBroker>().SendAckAsync(Hostile, new Ack { Epoch = Some.Epoch, UpTo = i });
        }

        int messages = 0;
        byte[]? packet;
        while ((packet = await raw.ReadPacketAsync()) is { } one && one[0] != Disconnect)
        {
            messages++;
        }

        Assert.Equal(5, messages);
        Assert.Equal((byte)FaultReason.QuotaExceeded, packet![2]);
    }

    private static MqttPublishPacket Publish(string topic, byte[] payload, ushort id = 1) => new()
    {
        Topic = topic,
        PayloadSegment = payload,
        QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
        PacketIdentifier = id,
    };

    private static async Task RefusedAsync(RawMqtt raw, FaultReason reason)
    {
        byte[]? answer = await raw.ReadPacketAsync();
        Assert.Equal((Disconnect, (byte)reason), (answer![0], answer[2]));
        Assert.Null(await raw.ReadPacketAsync());
    }

    private static async Task ClosedWithinAsync(RawMqtt raw, TimeSpan within)
    {
        long began = Stopwatch.GetTimestamp();
        Assert.Null(await raw.ReadPacketAsync());
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, within);
    }

    private static async Task HonestAsync(TestHub hub)
    {
        await using TestDevice device = await hub.ConnectAsync();
        await device.SendAsync(Some.Press(device.Address, 1));
        await device.SettledAsync(Some.Epoch, 1);
    }
}
