using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Tests.Support;
using Cem.Edge.Contracts;

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
            }

            Assert.Equal("disk-full", Assert.Single(kiosk.Ledger.DroppedBy).Key);
            Assert.Equal((PartStatus.Failed, "free-disk-space"), (kiosk.Part(Part.Disk).Status, kiosk.Part(Part.Disk).Remedy));
            disk.Free();
            await Eventually.Holds(() => kiosk.Part(Part.Disk).Status != PartStatus.Failed, TimeSpan.FromSeconds(10));
            await kiosk.Press(4);
            pushed++;

            await Eventually.Holds(() => kiosk.Ledger.Waiting == 0 && hub.Presses.Count() + kiosk.Ledger.Dropped == pushed);
            Assert.Equal(hub.Presses.Count(), kiosk.Chip.Rising(Kiosk.ThanksLine));
            LedgerCounters ledger = kiosk.Ledger;
            Assert.Equal(ledger.Produced, ledger.Acknowledged + ledger.Quarantined + ledger.Dropped + ledger.Waiting);
            Assert.Equal(Enumerable.Range(1, hub.Stored.Count), hub.Stored.Values.Select(one => (int)one.Sequence).Order());
        }
    }
}
