using System.Globalization;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Storage;
using Cem.Edge.Hub.Tests.Support;
using Dapper;
using MQTTnet.Exceptions;
using Xunit.Abstractions;

namespace Cem.Edge.Hub.Tests.Ingest;

/// <summary>
/// SIGKILL at the first, second, ... write, sync, cut and unlink of the hub (RELIABILITY 9, goal 3). Each start is the reopening after the kill before it.
/// SQLite here never calls fdatasync. strace counts N for each thread: the thread that first makes its own N-th call is killed, and the hub with it.
/// CRASH_POINTS sets how many of each call, as the rig does, CRASH_CALLS which ones.
/// </summary>
public sealed class CrashPointTests(ITestOutputHelper output)
{
    private static readonly int Points = RigSize.Of("CRASH_POINTS", 10);
    private static readonly string[] Calls = Environment.GetEnvironmentVariable("CRASH_CALLS") is { Length: > 0 } chosen ? chosen.Split(',') : ["pwrite64", "fsync", "ftruncate", "unlink"];
    private static readonly DeviceAddress Kiosk = new("brightmart", "harbour", "kiosk-harbour-1");

    private long acknowledged;
    private long sent;

    [StraceFact]
    public async Task No_crash_point_loses_or_doubles_what_was_acknowledged()
    {
        string folder = Directory.CreateTempSubdirectory("cem-crash-").FullName;
        string log = Path.Combine(folder, "strace.log");
        Dictionary<string, int> bitten = Calls.ToDictionary(call => call, _ => 0);
        using (var hub = new HubChild(folder))
        {
            foreach (string call in Calls)
            {
                for (int point = 1; point <= Points && await DiesAtAsync(hub, log, call, point); point++)
                {
                    bitten[call]++;
                    RigLog.Tell($"{call}: killed at {bitten[call]}; {sent} sent, {acknowledged} acknowledged");
                }
            }

            await hub.StartAsync();
            await SendAsync(hub, messages: 1);
        }

        output.WriteLine($"killed at {string.Join(", ", bitten.Select(one => $"{one.Value} {one.Key}"))}; {sent} sent, {acknowledged} acknowledged");
        // The database cuts and removes its log only now and then.
        Assert.All(bitten, one => Assert.InRange(one.Value, one.Key is "ftruncate" or "unlink" ? 1 : Points, Points));
        await AssertWholeAsync(folder);
        Directory.Delete(folder, recursive: true);
    }

    [StraceFact]
    public async Task Migration_killed_at_each_sync_goes_on_at_the_next_start()
    {
        int killed = 0;
        for (int point = 1; ; point++)
        {
            string folder = Directory.CreateTempSubdirectory("cem-migrate-").FullName;
            string log = Path.Combine(folder, "strace.log");
            bool up;
            using (var hub = new HubChild(folder))
            {
                up = await hub.ComesUpAsync(Strace(log, "fsync", point));
            }

            if (!up)
            {
                Assert.Contains("+++ killed by SIGKILL +++", await File.ReadAllTextAsync(log), StringComparison.Ordinal);
                killed++;
                using HubDatabase database = HubDatabase.Open(folder, TimeProvider.System);
                (long steps, string whole) = await database.ReadAsync(
                    reader => (reader.ExecuteScalar<long>("SELECT count(*) FROM schema_migration"), reader.ExecuteScalar<string>("PRAGMA integrity_check")!), CancellationToken.None);
                Assert.Equal((Migration.OfThisProgram().Count, "ok"), ((int)steps, whole));
            }

            Directory.Delete(folder, recursive: true);
            if (up)
            {
                break;
            }
        }

        Assert.True(killed > Migration.OfThisProgram().Count, $"killed at {killed} syncs only");
    }

    /// <summary>True when the hub was killed at call number <paramref name="point"/>; false when it stopped in order without having come there.</summary>
    private async Task<bool> DiesAtAsync(HubChild hub, string log, string call, int point)
    {
        if (await hub.ComesUpAsync(Strace(log, call, point)))
        {
            // Enough for the last point: a commit syncs once, and strace counts the calls of each thread.
            await SendAsync(hub, messages: 4 * Points);
            if (!hub.HasExited)
            {
                await hub.AskToStopAsync();
            }
        }

        await hub.ExitAsync();
        return (await File.ReadAllTextAsync(log)).Contains("+++ killed by SIGKILL +++", StringComparison.Ordinal);
    }

    // The runtime's own calls of these names are switched off, so that each one counted is the hub's.
    private static string[] Strace(string log, string call, int point) =>
    [
        "strace", "-f", "-qq", "-o", log, "-e", $"trace={call}", "-e", $"inject={call}:signal=SIGKILL:when={point.ToString(CultureInfo.InvariantCulture)}",
        "env", "DOTNET_EnableDiagnostics=0", "DOTNET_EnableWriteXorExecute=0", "DOTNET_TieredPGO=0",
    ];

    // From the first number without an ack, as a device does after a restart of the hub; the same number is always the same event.
    private async Task SendAsync(HubChild hub, int messages)
    {
        try
        {
            await using TestDevice device = await TestDevice.ConnectAsync(hub.MqttPort, Kiosk);
            try
            {
                for (int i = 0; i < messages && !hub.HasExited; i++)
                {
                    EventEnvelope[] batch = [.. Enumerable.Range(1, 5).Select(next => Press(acknowledged + next))];
                    sent = Math.Max(sent, acknowledged + batch.Length);
                    await device.SendAsync(batch);
                    long last = acknowledged + batch.Length;
                    await Eventually.HoldsAsync(() => device.Acks.Any(ack => ack.UpTo >= last) || hub.HasExited, "an ack, or the end");
                    acknowledged = Math.Max(acknowledged, device.Acks.Select(ack => ack.UpTo).DefaultIfEmpty().Max());
                }
            }
            finally
            {
                acknowledged = Math.Max(acknowledged, device.Acks.Select(ack => ack.UpTo).DefaultIfEmpty().Max());
            }
        }
        catch (Exception gone) when (gone is MqttCommunicationException or MqttClientNotConnectedException or MqttClientDisconnectedException or OperationCanceledException)
        {
            // The hub is dead, as the test wants.
        }
    }

    private static EventEnvelope Press(long number) =>
        Some.Press(Kiosk, number, (int)(number % 4), new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero).AddSeconds(number * 3));

    private async Task AssertWholeAsync(string folder)
    {
        using HubDatabase database = HubDatabase.Open(folder, TimeProvider.System);
        (long rows, long distinct, long kept, long counted, long conflicts) = await database.ReadAsync(
            reader => reader.QuerySingle<(long, long, long, long, long)>(
                """
                SELECT count(*), count(DISTINCT seq), count(*) FILTER (WHERE seq <= @acknowledged), (SELECT sum(n) FROM counter), (SELECT count(*) FROM conflict)
                FROM event
                """,
                new { acknowledged }),
            CancellationToken.None);
        string? whole = await database.ReadAsync(reader => reader.ExecuteScalar<string>("PRAGMA integrity_check"), CancellationToken.None);
        Assert.True(acknowledged > 0);
        Assert.Equal((acknowledged, rows, rows, 0L, "ok"), (kept, distinct, counted, conflicts, whole));
        Assert.True(rows <= sent);
    }
}
