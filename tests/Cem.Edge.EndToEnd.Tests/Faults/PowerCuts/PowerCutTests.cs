using Cem.Edge.Agent.Outbox;
using Cem.Edge.FirmwareSim.Lights;
using Xunit.Abstractions;

namespace Cem.Edge.EndToEnd.Tests.Faults.PowerCuts;

/// <summary>
/// The power of a machine with real agents is cut while presses flow. A light that was seen outside the machine must have its row after the cut and
/// after all later ones. The control runs the same cuts with synchronous=NORMAL and must lose, or this rig proves nothing.
/// <c>tests/rigs/power-cuts.sh</c> runs it larger.
/// </summary>
public sealed class PowerCutTests(ITestOutputHelper output)
{
    private const int Kiosks = 6;
    private const int ControlCuts = 12;

    /// <summary>Machines at a time, each with a disk of its own.</summary>
    private const int Machines = 2;

    /// <summary>Cuts after which a machine's sums so far are told.</summary>
    private const int TellEvery = 10;

    private static readonly int Cuts = RigSize.Of("CEM_POWER_CUTS", 30);
    private static readonly int LightsWanted = RigSize.Of("CEM_POWER_CUT_LIGHTS", 10_000);

    private static int LightsPerCut => (LightsWanted / Cuts) + 1;

    [PowerCutFact]
    public async Task Press_that_was_thanked_outlives_every_power_cut()
    {
        Outcome all = await RunAsync(Cuts, SyncMode.Full);
        Assert.True(all.Lights >= LightsWanted, $"only {all.Lights} lights were seen");
        Assert.Empty(all.Damage);
        Assert.Equal(0, all.Lost);
    }

    [PowerCutFact]
    public async Task Control_with_synchronous_normal_loses_under_the_same_cuts()
    {
        Outcome all = await RunAsync(ControlCuts, SyncMode.Normal);
        Assert.True(all.Lost > 0, $"nothing was lost of {all.Lights} lights: the cuts do not bite, and the other test proves nothing");
    }

    private async Task<Outcome> RunAsync(int cuts, SyncMode sync)
    {
        int seed = Environment.TickCount;
        long start = TimeProvider.System.GetTimestamp();
        Outcome[] lanes = await Task.WhenAll(Enumerable.Range(0, Machines).Select(lane => CutAgainAndAgainAsync(cuts / Machines, sync, new Random(seed + lane))));
        var all = new Outcome(lanes.Sum(lane => lane.Lights), lanes.Sum(lane => lane.Rows), lanes.Sum(lane => lane.Lost), [.. lanes.SelectMany(lane => lane.Damage)]);
        output.WriteLine($"synchronous={sync}, {cuts} cuts in {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0} s, seed {seed}: {all.Lights} lights seen, {all.Rows} rows, {all.Lost} lights without a row, {all.Damage.Count} damaged files");
        return all;
    }

    private async Task<Outcome> CutAgainAndAgainAsync(int cuts, SyncMode sync, Random random)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("cem-power-");
        try
        {
            var disk = new DataDisk(folder.FullName);
            disk.Format();
            var lit = new Dictionary<string, IReadOnlyList<PressLit>>();
            var held = new CutDisk([], []);
            var damage = new List<string>();
            int lost = 0;
            for (int cut = 0; cut < cuts; cut++)
            {
                using (VirtualMachine machine = VirtualMachine.Boot(disk, Kiosks, sync))
                {
                    await machine.SeesLightsAsync(LightsPerCut);
                    await Task.Delay(random.Next(0, 200));
                    IReadOnlyList<PressLit> seen = await machine.CutAsync();
                    lit.Add(machine.BootId, seen);
                }

                held = CutDisk.Read(disk.CopyOut(), Kiosks);
                damage.AddRange(held.Damage);
                lost = Math.Max(lost, held.Lost(lit).Count);
                if ((cut + 1) % TellEvery == 0)
                {
                    // For a run that breaks off, or is too long to wait for its end.
                    output.WriteLine($"{cut + 1} cuts of one machine: {lit.Values.Sum(one => one.Count)} lights seen, {held.Rows.Count} rows, {lost} lights without a row");
                }
            }

            return new Outcome(lit.Values.Sum(one => one.Count), held.Rows.Count, lost, damage);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed record Outcome(int Lights, int Rows, int Lost, IReadOnlyList<string> Damage);
}
