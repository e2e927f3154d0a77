using System.Net.Sockets;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Broker;
using Cem.Edge.Hub.Tests.Support;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace Cem.Edge.Hub.Tests.Broker;

/// <summary>The port of our own: MQTT over the pipes of a Kestrel connection.</summary>
public sealed class ChannelTests
{
    private const byte PubAck = 0x40;
    private const byte Disconnect = 0xE0;
    private const string Name = "kiosk-harbour-1";

    private static readonly DeviceAddress Device = new("brightmart", "harbour", Name);

    [Fact]
    public async Task Packets_that_come_byte_by_byte_are_put_together()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using RawMqtt raw = await RawMqtt.OpenAsync(hub.MqttPort);

        await OneByOneAsync(raw, raw.Bytes(new MqttConnectPacket { ClientId = Name, CleanSession = true }));
        byte[]? welcome = await raw.ReadPacketAsync();
        await OneByOneAsync(raw, raw.Bytes(Publish(Wire.Write(Some.Press(Device, 1)), 1)));
        byte[]? answer = await raw.ReadPacketAsync();

        Assert.Equal((0x20, PubAck), (welcome![0], answer![0]));
        await Eventually.HoldsAsync(async () => await hub.CountAsync("event") == 1, "the event");
    }

    [Fact]
    public async Task Packets_that_come_in_one_piece_are_taken_apart_in_order()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using RawMqtt raw = await RawMqtt.LogInAsync(hub.MqttPort, Name);

        await raw.SendAsync(Enumerable.Range(1, 200).SelectMany(number => raw.Bytes(Publish(Wire.Write(Some.Press(Device, number)), (ushort)number))).ToArray());
        await Eventually.HoldsAsync(async () => await hub.CountAsync("event") == 200, "200 events");

        Assert.Equal(200, await hub.ScalarAsync<long>("SELECT count(*) FROM event WHERE seq = arrival"));
    }

    [Fact]
    public async Task Full_batch_is_taken()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        EventEnvelope[] batch = [.. Enumerable.Range(1, WireLimits.MaxEventsPerBatch).Select(number => Some.Event(Device, number, Some.Remark(new string('x', 150))))];

        Assert.InRange(Wire.WriteBatch([.. batch.Select(Wire.Write)]).Length, 100_000, WireLimits.MaxPayloadBytes);
        await device.SendAsync(batch);
        await device.SettledAsync(Some.Epoch, batch.Length);

        Assert.Equal(batch.Length, await hub.CountAsync("event"));
    }

    [Fact]
    public async Task Packet_over_the_limit_is_refused_by_its_length_alone()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using RawMqtt raw = await RawMqtt.LogInAsync(hub.MqttPort, Name);

        await raw.SendAsync(new byte[] { 0x32, 0xFF, 0xFF, 0xFF, 0x7F }); // PUBLISH of 256 MB, of which nothing follows
        byte[]? answer = await raw.ReadPacketAsync();

        Assert.Equal((Disconnect, (byte)MqttDisconnectReasonCode.PacketTooLarge), (answer![0], answer[2]));
        Assert.Null(await raw.ReadPacketAsync());
    }

    [Fact]
    public async Task Length_of_five_bytes_closes_the_connection()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using RawMqtt raw = await RawMqtt.LogInAsync(hub.MqttPort, Name);

        await raw.SendAsync(new byte[] { 0x32, 0xFF, 0xFF, 0xFF, 0xFF, 0x01 });
        byte[]? answer = await raw.ReadPacketAsync();

        Assert.Equal((Disconnect, (byte)MqttDisconnectReasonCode.MalformedPacket), (answer![0], answer[2]));
        Assert.Null(await raw.ReadPacketAsync());
    }

    [Fact]
    public async Task Bytes_that_are_no_mqtt_close_the_connection()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using RawMqtt raw = await RawMqtt.OpenAsync(hub.MqttPort);

        await raw.SendAsync("GET / HTTP/1.1\r\nHost: hub\r\n\r\n"u8.ToArray());

        Assert.Null(await raw.ReadPacketAsync());
        Assert.Equal(0, hub.Get<MqttBroker>().ConnectedDevices);
    }

    [Fact]
    public async Task Connection_that_does_not_log_in_is_closed()
    {
        await using TestHub hub = await TestHub.StartAsync(null, "--Broker:LoginTimeout", "00:00:01");
        using RawMqtt silent = await RawMqtt.OpenAsync(hub.MqttPort);
        using RawMqtt half = await RawMqtt.OpenAsync(hub.MqttPort);

        await half.SendAsync(half.Bytes(new MqttConnectPacket { ClientId = Name }).AsMemory(0, 8));

        Assert.Null(await silent.ReadPacketAsync());
        Assert.Null(await half.ReadPacketAsync());
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("half a packet, then closed")]
    [InlineData("closed")]
    [InlineData("goodbye")]
    public async Task Device_that_leaves_is_noticed_and_its_will_counts_unless_it_said_goodbye(string how)
    {
        await using TestHub hub = await TestHub.StartAsync();
        using RawMqtt raw = await RawMqtt.OpenAsync(hub.MqttPort);
        byte[] will = Wire.Write(new DeviceState { State = StateWord.Lost, At = Some.Now, Epoch = Some.Epoch, Birth = 1 });
        await raw.SendAsync(raw.Bytes(new MqttConnectPacket { ClientId = Name, CleanSession = true, WillFlag = true, WillTopic = Topics.State(Device), WillMessage = will }));
        await raw.ReadPacketAsync();
        await Eventually.HoldsAsync(() => hub.Get<MqttBroker>().IsConnected(Name), "the device is here");

        await LeaveAsync(raw, how);
        await Eventually.HoldsAsync(() => !hub.Get<MqttBroker>().IsConnected(Name), "the device is gone");

        if (how == "goodbye")
        {
            Assert.Equal(0, await hub.CountAsync("device_state"));
        }
        else
        {
            await Eventually.HoldsAsync(async () => await hub.CountAsync("device_state", "state = 'lost'") == 1, "its will");
        }
    }

    [Fact]
    public async Task Device_that_does_not_read_is_not_read_and_holds_up_nobody()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using RawMqtt deaf = await RawMqtt.LogInAsync(hub.MqttPort, "kiosk-harbour-2", receiveBuffer: 4_096);
        // Each asks for 10,000 answers and reads none of them.
        byte[] question = [.. Enumerable.Repeat(deaf.Bytes(MqttPingReqPacket.Instance), 10_000).SelectMany(ping => ping)];
        int sent = 0;
        Task asking = Task.Run(async () =>
        {
            while (true)
            {
                await deaf.SendAsync(question);
                Interlocked.Increment(ref sent);
            }
        });

        await StandsStillAsync(() => Volatile.Read(ref sent));
        await using TestDevice device = await hub.ConnectAsync();
        await device.SendAsync(Some.Press(Device, 1));
        await device.SettledAsync(Some.Epoch, 1);

        Assert.True(hub.Get<MqttBroker>().IsConnected("kiosk-harbour-2"));
        deaf.Reset();
        await Assert.ThrowsAnyAsync<Exception>(() => asking);
        await Eventually.HoldsAsync(() => !hub.Get<MqttBroker>().IsConnected("kiosk-harbour-2"), "the deaf one is gone");
    }

    private static MqttPublishPacket Publish(byte[] payload, ushort id) => new()
    {
        Topic = Topics.Event(Device),
        PayloadSegment = payload,
        QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
        PacketIdentifier = id,
    };

    private static async Task OneByOneAsync(RawMqtt raw, byte[] bytes)
    {
        foreach (byte one in bytes)
        {
            await raw.SendAsync(new[] { one });
        }
    }

    private static async Task LeaveAsync(RawMqtt raw, string how)
    {
        switch (how)
        {
            case "reset":
                raw.Reset();
                break;
            case "goodbye":
                await raw.SendAsync(raw.Bytes(new MqttDisconnectPacket { ReasonCode = MqttDisconnectReasonCode.NormalDisconnection }));
                break;
            default:
                await raw.SendAsync(how == "closed" ? Array.Empty<byte>() : new byte[] { 0x32, 0x20, 0x00 });
                raw.Socket.Shutdown(SocketShutdown.Both);
                raw.Socket.Close();
                break;
        }
    }

    private static async Task StandsStillAsync(Func<int> count)
    {
        int before = -1;
        await Eventually.HoldsAsync(
            async () =>
            {
                int now = count();
                bool still = now == before && now > 0;
                before = now;
                await Task.Delay(TimeSpan.FromSeconds(1));
                return still;
            },
            "the socket is not read any more");
    }
}
