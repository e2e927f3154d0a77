using Cem.Edge.EndToEnd.Tests.Faults.PowerCuts;
using Xunit.Abstractions;

namespace Cem.Edge.EndToEnd.Tests.Faults.BadFlash;

/// <summary>
/// Goal 2: flash that refuses writes, and flash that takes them and does not keep them, on ext4 and f2fs. A light has its row, or its loss is counted and said.
/// A rig: <c>tests/rigs/bad-flash.sh</c>.
/// </summary>
public sealed class BadFlashTests(ITestOutputHelper output)
{
    [BadFlashTheory]
    [InlineData("ext4", "error_writes")]
    [InlineData("f2fs", "error_writes")]
    [InlineData("ext4", "drop_writes")]
    [InlineData("f2fs", "drop_writes")]
    public async Task Light_on_failing_flash_has_its_row_or_its_loss_is_counted_and_said(string files, string fault)
    {
        int seed = Environment.TickCount;
        int bites = 0;
        for (int run = 0; run < BadFlashTheoryAttribute.Runs; run++)
        {
            FlashRun one = await FlashRun.RunAsync(files, fault, new Random(seed + run));
            output.WriteLine($"{files} {fault} {seed + run}: {one.Lights} lights, {one.Reds} red, {one.Account.Disk.Rows.Count} rows, {one.Missing} missing, {one.Told} told, dropped {one.Account.Dropped}; {string.Join("; ", one.Alarms)}");
            Assert.True(one.Silent <= 0, $"{one.Silent} lights have no row and nobody says so");
            Assert.Equal("ok", one.Account.Verdict);
            Assert.True(one.Reds + one.Missing == 0 || one.Alarms.Count > 0, "a failure without an alarm");
            bites += one.Reds + one.Missing > 0 ? 1 : 0;
        }

        Assert.True(bites > 0, "the fault never bit");
    }
}

/// <summary>A rig: needs CEM_BAD_FLASH_RUNS, and what virtual machines need.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BadFlashTheoryAttribute : TheoryAttribute
{
    private static readonly string[] Needed = ["/usr/sbin/dmsetup", "/usr/sbin/insmod", "/usr/sbin/mkfs.f2fs"];

    public static readonly int Runs = RigSize.Of("CEM_BAD_FLASH_RUNS", 0);

    public BadFlashTheoryAttribute() => Skip = Runs == 0
        ? "a rig; tests/rigs/bad-flash.sh"
        : DataDisk.Obstacle ?? (Needed.Where(program => !File.Exists(program)).ToArray() is { Length: > 0 } missing ? $"{string.Join(", ", missing)} not installed (dmsetup, kmod, f2fs-tools)" : null);
}
