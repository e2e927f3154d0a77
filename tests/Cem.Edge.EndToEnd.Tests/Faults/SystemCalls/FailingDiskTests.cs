using Cem.Edge.Agent.Outbox;
using Cem.Edge.Contracts;
using Xunit.Abstractions;

namespace Cem.Edge.EndToEnd.Tests.Faults.SystemCalls;

/// <summary>Writes and syncs of the real agent fail at chosen calls (goal 7): every press is thanked and stored, or refused in red and counted, and the kiosk recovers by itself.</summary>
public sealed class FailingDiskTests(ITestOutputHelper output)
{
    private const int PressesOfAFace = 24;

    /// <summary>Some 200 writes, the outbox's first ones among them.</summary>
    private const int FewPressesOfAFace = 4;

    private static readonly string[] NoRoom = ["ENOSPC", "EDQUOT"];

    private static readonly int Last = RigSize.Of("CEM_FAIL_AT", 1);

    /// <summary>A long stretch in which nothing can be written, and a fault now and then that hits every step of a commit in turn.</summary>
    [StraceTheory]
    [InlineData("pwrite64:error=ENOSPC:when=100..400", "pwrite64:error=ENOSPC:when=60+13")]
    [InlineData("pwrite64:error=EDQUOT:when=100..400", "pwrite64:error=EDQUOT:when=60+13")]
    [InlineData("fsync:error=EIO:when=12..60", "fsync:error=EIO:when=8+5")]
    [InlineData("pwrite64:error=EROFS:when=100..400", "ftruncate:error=EIO:when=1+2")]
    public async Task Press_is_thanked_and_stored_or_refused_and_counted(string stretch, string nowAndThen)
    {
        TracedStorm[] storms = await Task.WhenAll(FailAsync(stretch, PressesOfAFace), FailAsync(nowAndThen, PressesOfAFace));
        Assert.All(storms, storm => Assert.True(storm.Injected > 0, "the fault never bit"));
        Assert.True(storms[0].Sums?.Red > 0, "the disk took everything while it failed");
    }

    /// <summary>One call alone fails, the N-th of a kiosk that was never started before: N = 1, 2, 3 ...</summary>
    [StraceTheory]
    [InlineData("pwrite64:error=ENOSPC", "fsync:error=EIO")]
    public Task Press_is_thanked_and_stored_or_refused_and_counted_whichever_call_fails(string one, string other) => Task.WhenAll(FailAtEachAsync(one), FailAtEachAsync(other));

    private async Task FailAtEachAsync(string fault)
    {
        int failed = 0;
        while (failed < Last && (await FailAsync($"{fault}:when={failed + 1}", FewPressesOfAFace)).Injected > 0)
        {
            failed++;
        }

        // So few presses make no more calls than that; but one at least.
        Assert.True(failed > 0, $"{fault} never bit");
    }

    private async Task<TracedStorm> FailAsync(string inject, int pressesOfAFace)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("cem-disk-");
        try
        {
            TracedStorm storm = await TracedStorm.RunAsync(folder.FullName, inject, pressesOfAFace, TimeSpan.FromMinutes(2));
            // The next start enters what was refused and not yet written when this one ended.
            await TracedStorm.RunAsync(folder.FullName, TracedStorm.NoFault, presses: 0, TimeSpan.FromMinutes(2));
            OutboxAccount account = OutboxAccount.Read(folder.FullName);
            int[] rowsByFace = [.. Enumerable.Range(0, 5).Select(face => account.Disk.Rows.Count(row => row.Press.Face == face))];
            output.WriteLine($"{inject}: {storm.Injected} injected, {storm.Sums?.Pressed} presses, lights {string.Join(' ', storm.Sums?.LightsByFace ?? [])}, rows {string.Join(' ', rowsByFace)}, {string.Join(", ", account.Counters.Where(one => one.Value != 0))}");
            Assert.NotNull(storm.Sums);
            account.Holds();
            // More rows than lights: a refused press may turn out to lie in the file after all, and then no longer counts as dropped.
            Assert.All(rowsByFace.Zip(storm.Sums.LightsByFace), face => Assert.True(face.First >= face.Second, "a light without a row"));
            Assert.Equal(storm.Sums.Pressed, account.Disk.Rows.Count + account.Dropped);
            Assert.InRange(account.Counters.GetValueOrDefault(LedgerBook.Lit), 0, storm.Sums.LightsByFace.Sum());
            Assert.Equal(storm.Sums.LightsByFace.Sum() < storm.Sums.Pressed, storm.Sums.Red > 0);
            // A full quota is no broken disk: other words for the person who must act.
            if (NoRoom.Any(word => inject.Contains(word, StringComparison.Ordinal)))
            {
                Assert.Equal(account.Dropped, account.Counters.GetValueOrDefault(LedgerBook.Dropped(DropReason.DiskFull)));
            }

            return storm;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
