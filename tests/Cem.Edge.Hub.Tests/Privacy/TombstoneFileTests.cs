using Cem.Edge.Contracts;
using Cem.Edge.Hub.Privacy;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Privacy;

public sealed class TombstoneFileTests : IDisposable
{
    private const string Secret = "zanzibar sofa number nine";

    private readonly string folder = Directory.CreateTempSubdirectory("cem-tombstones-").FullName;

    private TombstoneFile TheFile => new(Path.Combine(folder, TombstoneFile.DefaultName));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Line_that_a_power_cut_tore_is_passed_over_and_the_next_one_is_whole()
    {
        KeptTombstone first = Kept(1), second = Kept(2), third = Kept(3);
        TheFile.Add([first, second]);
        byte[] bytes = File.ReadAllBytes(TheFile.Path);
        File.WriteAllBytes(TheFile.Path, bytes[..^9]);

        Assert.Equal([first], TheFile.Read());
        TheFile.Add([third]);
        Assert.Equal([first, third], TheFile.Read());
        Assert.Empty(new TombstoneFile(Path.Combine(folder, "none")).Read());
    }

    [Fact]
    public async Task Shoppers_erasure_is_in_the_file_and_a_database_that_forgot_it_erases_again_before_it_serves()
    {
        await using (TestHub hub = await TestHub.StartAsync(folder))
        {
            await using TestDevice device = await hub.ConnectAsync();
            await device.SendAsync(Some.Event(device.Address, 1, Some.Remark(Secret)));
            await device.SettledAsync(Some.Epoch, 1);
        }

        foreach (string file in Directory.GetFiles(folder, "hub.db*"))
        {
            File.Copy(file, Path.Combine(folder, "older-" + Path.GetFileName(file)));
        }

        await using (TestHub hub = await TestHub.StartAsync(folder))
        {
            await using TestDevice device = await hub.ConnectAsync();
            await device.SendAsync(Some.Event(device.Address, 2, new ForgetEvent { Epoch = Some.Epoch, Seq = 1, By = "shopper" }));
            await Eventually.HoldsAsync(() => TheFile.Read() is [{ Seq: 1, By: "shopper", Person: null }], "the file knows it");
        }

        // The disk is lost and an older copy is put back.
        File.Delete(Path.Combine(folder, "hub.db"));
        File.Move(Path.Combine(folder, "older-hub.db"), Path.Combine(folder, "hub.db"));
        Assert.Equal(["hub.db"], Leftovers.FilesWith(folder, Secret));
        await using (TestHub hub = await TestHub.StartAsync(folder))
        {
            Assert.Equal((1, 0), (await hub.CountAsync("tombstone"), await hub.CountAsync("event", $"data LIKE '%{Secret}%'")));
            Assert.DoesNotContain("zanzibar", await hub.Http.GetStringAsync("/api/v1/voices"), StringComparison.Ordinal);
        }

        Assert.Empty(Leftovers.FilesWith(folder, Secret));
        Assert.Single(TheFile.Read());
    }

    private static KeptTombstone Kept(long seq) => new("t", "s", "d", Some.Epoch, seq, KeptTombstone.Hub, new DateTimeOffset(2026, 11, 28, 0, 0, 0, TimeSpan.Zero), "admin");
}
