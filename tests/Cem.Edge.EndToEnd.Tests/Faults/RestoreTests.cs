using Cem.Edge.EndToEnd.Tests.Support;
using Cem.Edge.FirmwareSim.Lights;
using Cem.Edge.Hub.Storage;
using Cem.Edge.Tools.Backup;
using Cem.Edge.Tools.Load;
using Xunit.Abstractions;

namespace Cem.Edge.EndToEnd.Tests.Faults;

/// <summary>The hub's disk is lost: an older backup and what the devices kept give everything back (RELIABILITY 9, goal 9). RESTORE_PRESSES and RESTORE_DEVICES set the size, as the rig does.</summary>
public sealed class RestoreTests(ITestOutputHelper output)
{
    private static readonly string[] Devices = [.. Enumerable.Range(0, RigSize.Of("RESTORE_DEVICES", 3)).Select(LoadPlan.Device)];
    private static readonly int Presses = RigSize.Of("RESTORE_PRESSES", 60);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan StorePatience = TimeSpan.FromSeconds(90 + (Presses / 20.0));

    [Fact]
    public async Task Backup_of_a_running_hub_and_the_devices_give_back_everything_that_the_lost_disk_held()
    {
        await using KioskEnvironment environment = await KioskEnvironment.StartAsync(Talk.Off, file => LoadJourney.Write(file, Devices.Length), Devices);
        var backup = new BackupFolder(Path.Combine(environment.Folder, "backup"));
        using var calm = new CancellationTokenSource();
        Task storm = new PressStorm(environment.Store.Kiosks.Values).RunAsync(calm.Token);

        await StoredAsync(environment, Presses);
        BackupNote note = backup.Take(environment.Hub.Folder, TimeProvider.System.GetUtcNow());
        await StoredAsync(environment, (int)note.Events + Presses);
        // An agent start that the backup never heard of, and one device that is silent from now on.
        await environment.Kiosk(Devices[0]).KillAsync();
        await environment.Kiosk(Devices[0]).StartAsync(CancellationToken.None);
        await StoredAsync(environment, (int)note.Events + (2 * Presses));
        await calm.CancelAsync();
        await storm;
        Assert.True(await Eventually.ComesTrueAsync(() => environment.Match().LitWithoutRow.Count == 0, TimeSpan.FromSeconds(60)), "all is stored before the disk is lost");
        int before = environment.Match().Rows.Count;

        await environment.Hub.KillAsync();
        foreach (string file in Directory.GetFiles(environment.Hub.Folder, "hub.db*"))
        {
            File.Delete(file);
        }

        long start = TimeProvider.System.GetTimestamp();
        backup.Restore(environment.Hub.Folder);
        await environment.Hub.StartAsync(CancellationToken.None);
        bool back = await Eventually.ComesTrueAsync(() => environment.StoredPresses >= before, Patience);

        RowMatch match = environment.Match();
        TimeSpan took = TimeProvider.System.GetElapsedTime(start);
        output.WriteLine($"{Devices.Length} devices: {note.Events} in the backup, {before} on the lost disk, {match.Rows.Count} back after {took.TotalSeconds:0} s");
        Assert.True(note.Events < before, "the backup was older than the loss");
        Assert.True(back, $"{match.Rows.Count} of {before} came back");
        Assert.Equal((0, 0), (match.LitWithoutRow.Count, match.RowsWithoutPress.Count));
        await environment.EveryAccountAddsUpAsync();
    }

    private static async Task StoredAsync(KioskEnvironment environment, int presses) =>
        Assert.True(await Eventually.ComesTrueAsync(() => environment.StoredPresses >= presses, StorePatience), $"{presses} presses are stored");
}
