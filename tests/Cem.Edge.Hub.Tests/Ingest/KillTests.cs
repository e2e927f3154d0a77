using Cem.Edge.Contracts;
using Cem.Edge.Hub.Storage;
using Cem.Edge.Hub.Tests.Support;
using Dapper;
using MQTTnet.Exceptions;

namespace Cem.Edge.Hub.Tests.Ingest;

public sealed class KillTests
{
    private const int Kills = 4;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_or_doubled_when_the_hub_is_killed_in_full_flight()
    {
        string folder = Directory.CreateTempSubdirectory("cem-kill-").FullName;
        var random = new Random(11);
        long acknowledged = 0;
        long sent = 0;
        using (var hub = new HubChild(folder))
        {
            await hub.StartAsync();
            for (int kill = 0; kill < Kills; kill++)
            {
                await using TestDevice device = await TestDevice.ConnectAsync(hub.MqttPort, new DeviceAddress("brightmart", "harbour", "kiosk-harbour-1"));
                using var stop = new CancellationTokenSource();
                long before = acknowledged;
                Task sending = SendAsync(device, () => acknowledged, number => sent = Math.Max(sent, number), stop.Token);
                long enough = before + random.Next(20, 200);
                await Eventually.HoldsAsync(() => (acknowledged = Math.Max(acknowledged, device.Acks.Select(ack => ack.UpTo).DefaultIfEmpty().Max())) > enough, "presses that flow");

                await hub.KillAsync();
                await stop.CancelAsync();
                await sending;
                acknowledged = Math.Max(acknowledged, device.Acks.Select(ack => ack.UpTo).DefaultIfEmpty().Max());
                await hub.StartAsync();
            }
        }

        using (HubDatabase database = HubDatabase.Open(folder, TimeProvider.System))
        {
            (long rows, long distinct, long kept, long counted) = await database.ReadAsync(
                reader => reader.QuerySingle<(long, long, long, long)>(
                    "SELECT count(*), count(DISTINCT seq), count(*) FILTER (WHERE seq <= @acknowledged), (SELECT sum(n) FROM counter) FROM event", new { acknowledged }),
                CancellationToken.None);
            Assert.True(acknowledged > Kills * 20);
            Assert.Equal(acknowledged, kept);
            Assert.Equal(distinct, rows);
            Assert.Equal(rows, counted);
            Assert.True(rows <= sent);
        }

        Directory.Delete(folder, recursive: true);
    }

    // From the first number without an ack, as a device does after a restart of the hub.
    private static async Task SendAsync(TestDevice device, Func<long> acknowledged, Action<long> sent, CancellationToken cancellation)
    {
        long next = acknowledged() + 1;
        try
        {
            while (!cancellation.IsCancellationRequested)
            {
                EventEnvelope[] batch = [.. Enumerable.Range(0, 5).Select(i => Some.Press(device.Address, next + i, (int)((next + i) % 4), KnownTime(next + i)))];
                sent(next + batch.Length - 1);
                await device.SendAsync(batch);
                next += batch.Length;
            }
        }
        catch (Exception gone) when (gone is MqttCommunicationException or MqttClientNotConnectedException or MqttClientDisconnectedException or OperationCanceledException)
        {
            // The hub is dead, as the test wants.
        }
    }

    // The same number is always the same event, also when it is sent again.
    private static DateTimeOffset KnownTime(long number) => new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero).AddSeconds(number * 3);
}
