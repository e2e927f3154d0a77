using System.Globalization;
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

    /// <summary>A machine that goes down by itself is started again, so that one bad start does not end a long run; more often, and there is nothing to measure.</summary>
    private const int MostFindings = 5;

    private static readonly int Cuts = RigSize.Of("CEM_POWER_CUTS", 30);
    private static readonly int LightsWanted = RigSize.Of("CEM_POWER_CUT_LIGHTS", 10_000);

    private static int LightsPerCut => (LightsWanted / Cuts) + 1;

    [PowerCutFact]
    public async Task Press_that_was_thanked_outlives_every_power_cut()
    {
        Outcome all = await RunAsync(Cuts, SyncMode.Full);
        Assert.True(all.Lights >= LightsWanted, $"only {all.Lights} lights were seen");
        Assert.Equal(0, all.Lost);
        Assert.Empty(all.Damage);
        Assert.Empty(all.Findings);
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
        var all = new Outcome(lanes.Sum(lane => lane.Cuts), lanes.Sum(lane => lane.Lights), lanes.Sum(lane => lane.Rows), lanes.Sum(lane => lane.Lost), [.. lanes.SelectMany(lane => lane.Damage)], [.. lanes.SelectMany(lane => lane.Findings)]);
        Tell($"synchronous={sync}, {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0} s, seed {seed}: {all}");
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
            var so = new Outcome(0, 0, 0, 0, [], []);
            while (so.Cuts < cuts && so.Findings.Count < MostFindings)
            {
                string? finding;
                using (VirtualMachine machine = VirtualMachine.Boot(disk, Kiosks, sync))
                {
                    bool seen = await machine.SeesLightsAsync(LightsPerCut);
                    await Task.Delay(random.Next(0, 200));
                    lit.Add(machine.BootId, await machine.EndAsync());
                    finding = machine.WentDown ?? (seen ? null : $"only {machine.Lights} lights were seen; {machine.LastWords()}");
                }

                CutDisk held = CutDisk.Read(disk.CopyOut(), Kiosks);
                so = new Outcome(
                    so.Cuts + (finding is null ? 1 : 0), lit.Values.Sum(one => one.Count), held.Rows.Count, Math.Max(so.Lost, held.Lost(lit).Count), [.. so.Damage, .. held.Damage], finding is null ? so.Findings : [.. so.Findings, finding]);
                RigLog.Tell($"synchronous={sync}, disk {folder.Name}, {held.Bytes / 1024} KiB in its files: {so}");
            }

            return so;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private void Tell(string line)
    {
        output.WriteLine(line);
        RigLog.Tell(line);
    }

    /// <param name="Cuts">Cuts of a machine that ran.</param>
    /// <param name="Lights">Lights seen.</param>
    /// <param name="Rows">Presses on the disk.</param>
    /// <param name="Lost">Lights without a row.</param>
    /// <param name="Damage">Files that SQLite did not call sound after a cut.</param>
    /// <param name="Findings">Ends of a machine that were no cut, with the last words of its console.</param>
    private sealed record Outcome(int Cuts, int Lights, int Rows, int Lost, IReadOnlyList<string> Damage, IReadOnlyList<string> Findings)
    {
        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Cuts} cuts, {Lights} lights seen, {Rows} rows, {Lost} lights without a row, {Damage.Count} damaged files{string.Concat(Damage.Concat(Findings).Select(one => $"; {one}"))}");
    }
}
