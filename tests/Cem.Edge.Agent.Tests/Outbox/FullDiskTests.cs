using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Tests.Support;
using Cem.Edge.Contracts;
using SQLite;

namespace Cem.Edge.Agent.Tests.Outbox;

public sealed class FullDiskTests
{
    [TinyDiskFact]
    public async Task Full_disk_is_refused_in_red_and_counted_to_the_unit_and_recovers_without_a_restart()
    {
        using var disk = new TinyDisk(kilobytes: 2048);
        await using TestHub hub = await TestHub.Start();
        await using (Kiosk kiosk = await Kiosk.Start(disk.Path, hub.Port))
        {
            await kiosk.Press(4);
            await Eventually.Holds(() => hub.Presses.Count() == 1 && kiosk.Ledger.Waiting == 0);
            disk.Fill();
            int pushed = 1;
            while (kiosk.Ledger.Dropped < 3)
            {
                await kiosk.Press(pushed++ % 5);
                Assert.True(pushed < 400, "the full disk never bit");
                AssertHolds(kiosk.Ledger);
            }

            Assert.Equal("disk-full", Assert.Single(kiosk.Ledger.DroppedBy).Key);
            Assert.Equal((PartStatus.Failed, "free-disk-space"), (kiosk.Part(Part.Disk).Status, kiosk.Part(Part.Disk).Remedy));
            disk.Free();
            await Eventually.Holds(() => kiosk.Part(Part.Disk).Status != PartStatus.Failed, TimeSpan.FromSeconds(10));
            await kiosk.Press(4);
            pushed++;

            await Eventually.Holds(() => kiosk.Ledger.Waiting == 0 && hub.Presses.Count() + kiosk.Ledger.Dropped == pushed);
            Assert.Equal(hub.Presses.Count(), kiosk.Chip.Rising(Kiosk.ThanksLine));
            AssertHolds(kiosk.Ledger);
            Assert.Equal(Enumerable.Range(1, hub.Stored.Count), hub.Stored.Values.Select(one => (int)one.Sequence).Order());
        }
    }

    [TinyDiskFact]
    public async Task Presses_outlive_remarks_reasons_and_history_when_space_runs_out()
    {
        using var disk = new TinyDisk(kilobytes: 8192);
        await using TestHub hub = await TestHub.Start();
        await using Kiosk kiosk = await Kiosk.Start(disk.Path, hub.Port, "--Outbox:ReserveMegabytes=4");
        OutboxWriter writer = (OutboxWriter)kiosk.Services.GetService(typeof(OutboxWriter))!;
        DiskWatch watch = (DiskWatch)kiosk.Services.GetService(typeof(DiskWatch))!;
        Assert.NotNull((await Later(writer)).Stored);

        disk.FillUpTo(leave: 3 * 1024 * 1024);
        await Eventually.Holds(() => watch.IsScarce);
        Assert.Equal(DropReason.DiskFull, (await Later(writer)).Refused);
        await kiosk.Press(1);
        await Eventually.Holds(() => kiosk.Chip.Rising(Kiosk.ThanksLine) == 1);
        Assert.Equal((1, 1), (kiosk.Ledger.Dropped, kiosk.Ledger.DroppedBy[DropReason.DiskFull]));

        disk.Free();
        await Eventually.Holds(() => !watch.IsScarce, TimeSpan.FromSeconds(10));
        Assert.NotNull((await Later(writer)).Stored);
    }

    [TinyDiskFact]
    public async Task Acknowledged_history_goes_where_space_is_scarce_and_what_waits_stays()
    {
        using var disk = new TinyDisk(kilobytes: 8192);
        await using TestHub hub = await TestHub.Start();
        await using Kiosk kiosk = await Kiosk.Start(disk.Path, hub.Port, "--Outbox:ReserveMegabytes=4");
        await PressAsync(kiosk, 20);
        await Eventually.Holds(() => kiosk.Ledger is { Waiting: 0, Acknowledged: >= 20 });
        await hub.Stop();
        await PressAsync(kiosk, 5);
        using SQLiteConnection outbox = OutboxFile.OpenForReading(disk.Path);
        Assert.InRange(outbox.ExecuteScalar<int>("SELECT count(*) FROM event WHERE state <> 0"), 20, 100);

        disk.FillUpTo(leave: 3 * 1024 * 1024);
        await Eventually.Holds(() => outbox.ExecuteScalar<int>("SELECT count(*) FROM event WHERE state <> 0") == 0, TimeSpan.FromMinutes(1));
        await PressAsync(kiosk, 5);

        LedgerCounters ledger = kiosk.Ledger;
        Assert.InRange(ledger.Waiting, 10, 30);
        Assert.Equal(ledger.Waiting, outbox.ExecuteScalar<int>("SELECT count(*) FROM event"));
        AssertHolds(ledger);
    }

    private static void AssertHolds(LedgerCounters ledger) => Assert.Equal(ledger.Produced, ledger.Acknowledged + ledger.Quarantined + ledger.Dropped + ledger.Waiting);

    private static async Task PressAsync(Kiosk kiosk, int presses)
    {
        int before = kiosk.Chip.Rising(Kiosk.ThanksLine);
        for (int press = 0; press < presses; press++)
        {
            await kiosk.Press(press % 5);
            await Eventually.Holds(() => kiosk.Chip.Rising(Kiosk.ThanksLine) == before + press + 1);
        }
    }

    private static Task<AppendResult> Later(OutboxWriter writer)
    {
        var done = new TaskCompletionSource<AppendResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        writer.AppendLater(new ReasonEvent { Reason = "price" }, TimeSpan.Zero, done.SetResult);
        return done.Task;
    }
}
