using Cem.Edge.Agent.Outbox;
using Cem.Edge.EndToEnd.Tests.Faults.PowerCuts;
using Cem.Edge.EndToEnd.Tests.Support;
using Cem.Edge.FirmwareSim.Lights;
using Cem.Edge.FirmwareSim.Processes;
using Cem.Edge.FirmwareSim.Storms;
using Cem.Edge.Tools.Load;
using Dapper;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace Cem.Edge.EndToEnd.Tests.Faults;

/// <summary>
/// A kiosk that was never connected boots again and again without a time server, each time in 1970, its power cut in between (user-mode Linux: real boots, real
/// boot ids). Then it gets its first line to a hub: nothing is dropped, nothing is called true that nobody can know, and nobody is alerted (goal 12).
/// </summary>
public sealed class RebootsWithoutTimeTests(ITestOutputHelper output)
{
    private const int Boots = 3;
    private const int LightsOfABoot = 40;

    [PowerCutFact]
    public async Task Events_of_boots_without_a_time_server_are_kept_and_labelled_and_alert_nobody()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("cem-days-");
        try
        {
            var disk = new DataDisk(folder.FullName);
            disk.Format();
            int lights = 0;
            long start = TimeProvider.System.GetTimestamp();
            for (int boot = 0; boot < Boots; boot++)
            {
                using VirtualMachine machine = VirtualMachine.Boot(disk, kiosks: 1, SyncMode.Full, clock: "1970-01-02");
                Assert.True(await machine.SeesLightsAsync(LightsOfABoot), machine.LastWords());
                lights += (await machine.CutAsync()).Count;
            }

            output.WriteLine($"{Boots} boots in 1970 in {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0} s");
            string copy = disk.CopyOut();
            int rows = CutDisk.Read(copy, 1).Rows.Count;
            await ConnectAsync(Path.Combine(copy, StormKiosk.NameOf(0)), lights, rows);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task ConnectAsync(string outbox, int lights, int rows)
    {
        string kiosk = StormKiosk.NameOf(0);
        long start = TimeProvider.System.GetTimestamp();
        await using KioskEnvironment environment = await KioskEnvironment.StartAsync(Talk.Off, WriteJourney, []);
        string data = KioskFolder.Create(environment.Folder, kiosk).Data;
        foreach (string file in Directory.EnumerateFiles(outbox))
        {
            File.Copy(file, Path.Combine(data, Path.GetFileName(file)));
        }

        await environment.AddKioskAsync(kiosk);
        await Eventually.Holds(() => environment.StoredPresses >= rows, TimeSpan.FromMinutes(1));
        await environment.EveryAccountAddsUpAsync();

        using SqliteConnection hub = StoredRows.Open(environment.Hub.Database);
        (string Quality, long Count)[] qualities = [.. hub.Query<(string, long)>("SELECT time_quality, count(*) FROM event WHERE type = 'cem.press.v1' GROUP BY time_quality")];
        output.WriteLine($"connected and settled in {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0} s: {lights} lights, {rows} rows, {environment.StoredPresses} at the hub: {string.Join(", ", qualities)}");
        Assert.True(lights >= Boots * LightsOfABoot && rows >= lights, $"{lights} lights, {rows} rows");
        Assert.Equal(rows, environment.StoredPresses);
        Assert.All(qualities, one => Assert.Contains(one.Quality, (string[])["bounded", "unknown"]));
        Assert.Equal(Boots, hub.ExecuteScalar<int>("SELECT count(DISTINCT epoch_id) FROM event WHERE type = 'cem.press.v1'"));
        Assert.Equal(0, hub.ExecuteScalar<int>("SELECT count(*) FROM alert WHERE kind LIKE 'unhappy%'"));
    }

    // The storm's own kiosk, as a device of the load run's journey.
    private static void WriteJourney(string file)
    {
        LoadJourney.Write(file, devices: 1);
        File.WriteAllText(file, File.ReadAllText(file)
            .Replace($"\"{LoadPlan.Tenant}\"", $"\"{StormKiosk.Tenant}\"", StringComparison.Ordinal)
            .Replace($"\"{LoadPlan.Site}\"", $"\"{StormKiosk.Site}\"", StringComparison.Ordinal)
            .Replace($"\"{LoadPlan.Device(0)}\"", $"\"{StormKiosk.NameOf(0)}\"", StringComparison.Ordinal));
    }
}
