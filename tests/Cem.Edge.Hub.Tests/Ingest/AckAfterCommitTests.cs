using System.Diagnostics;
using System.Globalization;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Broker;
using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.Storage;
using Cem.Edge.Hub.Tests.Support;
using Dapper;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace Cem.Edge.Hub.Tests.Ingest;

/// <summary>Whatever fails: no ack without a row, and the event is there once the trouble is over (RELIABILITY 9, goal 6).</summary>
public sealed class AckAfterCommitTests
{
    private static readonly DeviceAddress Kiosk = new("brightmart", "harbour", "kiosk-harbour-1");

    [Fact]
    public async Task Slow_database_delays_the_ack_until_the_row_is_there()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        using var release = new ManualResetEventSlim();
        Task slow = hub.Database.WriteAsync(_ => release.Wait(TimeSpan.FromSeconds(30)), CancellationToken.None);

        await device.SendAsync(Some.Press(Kiosk, 1));
        await Task.Delay(TimeSpan.FromSeconds(1));
        int early = device.Acks.Count;
        release.Set();
        await slow;
        await device.SettledAsync(Some.Epoch, 1);

        Assert.Equal(0, early);
        Assert.Equal(1, await hub.CountAsync("event"));
    }

    [Fact]
    public async Task Handler_that_throws_closes_the_connection_without_puback_and_the_event_comes_again()
    {
        await using TestHub hub = await TestHub.StartAsync();
        bool broken = true;
        hub.Get<MqttBroker>().Server.InterceptingPublishAsync += _ => broken ? throw new InvalidOperationException("planted") : Task.CompletedTask;

        using (RawMqtt raw = await RawMqtt.LogInAsync(hub.MqttPort, Kiosk.Device))
        {
            await raw.SendAsync(raw.Bytes(Publish()));
            Assert.Null(await raw.ReadPacketAsync());
        }

        broken = false;
        await using TestDevice device = await hub.ConnectAsync();
        await device.SendAsync(Some.Press(Kiosk, 1, at: EventClock.Earliest.AddDays(300)));
        await device.SettledAsync(Some.Epoch, 1);

        Assert.Equal((1, 0), (await hub.CountAsync("event"), await hub.CountAsync("conflict")));
    }

    [Fact]
    public async Task Old_protocol_gets_no_success_for_what_is_not_stored()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using RawMqtt raw = await RawMqtt.OpenAsync(hub.MqttPort);
        var old = new MqttPacketFormatterAdapter(MqttProtocolVersion.V311, new MqttBufferWriter(4_096, 65_536));
        byte[] connect = old.Encode(new MqttConnectPacket { ClientId = Kiosk.Device, CleanSession = true }).ToArray();
        old.Cleanup();

        // In one piece: a client that does not wait for the answer to its CONNECT.
        await raw.SendAsync((byte[])[.. connect, .. old.Encode(Publish()).ToArray()]);
        byte[]? answer = await raw.ReadPacketAsync();

        Assert.Equal([0x20, 2, 0, 1], answer); // CONNACK: unacceptable protocol version
        Assert.Null(await raw.ReadPacketAsync());
        Assert.Equal(0, await hub.CountAsync("event"));
    }

    [StraceFact]
    public async Task Failing_sync_gives_no_ack_ends_the_hub_with_3_and_the_event_is_there_after_the_repair()
    {
        string folder = Directory.CreateTempSubdirectory("cem-eio-").FullName;
        using var hub = new HubChild(folder);
        await hub.StartAsync();
        TestDevice device = await TestDevice.ConnectAsync(hub.MqttPort, Kiosk);
        await device.SendAsync(Some.Press(Kiosk, 1));
        await device.SettledAsync(Some.Epoch, 1);

        string log = Path.Combine(folder, "strace.log");
        using Process tracer = Process.Start("strace", ["-f", "-o", log, "-e", "trace=fsync,fdatasync", "-e", "inject=fsync,fdatasync:error=EIO", "-p", hub.ProcessId.ToString(CultureInfo.InvariantCulture)]);
        await Eventually.HoldsAsync(() => IsTraced(hub.ProcessId), "every thread is traced");
        EventEnvelope press = Some.Press(Kiosk, 2);
        try
        {
            await device.SendAsync(press);
        }
        catch (Exception gone) when (gone is MqttCommunicationException or MqttClientDisconnectedException)
        {
            // Its end may come before the PUBACK.
        }

        int code = await hub.ExitAsync();
        await tracer.WaitForExitAsync();
        Assert.Equal(CommitWorker.DiskFailed, code);
        Assert.Contains("(INJECTED)", await File.ReadAllTextAsync(log), StringComparison.Ordinal);
        Assert.All(device.Acks, ack => Assert.Equal(1, ack.UpTo));

        await hub.StartAsync();
        await using TestDevice again = await TestDevice.ConnectAsync(hub.MqttPort, Kiosk);
        await again.SendAsync(press);
        Ack settled = await again.SettledAsync(Some.Epoch, 2);
        Assert.Empty(settled.Rejected);
        await hub.KillAsync();
        using (HubDatabase database = HubDatabase.Open(folder, TimeProvider.System))
        {
            Assert.Equal(2, await database.ReadAsync(reader => reader.ExecuteScalar<long>("SELECT count(*) FROM event"), CancellationToken.None));
        }

        Directory.Delete(folder, recursive: true);
    }

    private static MqttPublishPacket Publish() => new()
    {
        Topic = Topics.Event(Kiosk),
        PayloadSegment = Wire.Write(Some.Press(Kiosk, 1, at: EventClock.Earliest.AddDays(300))),
        QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
        PacketIdentifier = 1,
    };

    private static bool IsTraced(int process) => Directory.GetDirectories($"/proc/{process}/task")
        .All(thread => File.ReadLines(Path.Combine(thread, "status")).Any(line => line.StartsWith("TracerPid:", StringComparison.Ordinal) && !line.EndsWith("\t0", StringComparison.Ordinal)));
}
