using System.Text.Json;
using Cem.Edge.Tools.Load;
using Xunit.Abstractions;

namespace Cem.Edge.EndToEnd.Tests.Faults;

/// <summary>RELIABILITY 9, goals 4 and 5 at the size of a push: real agents and hub under kills and cuts, held against a ledger of its own.</summary>
public sealed class NemesisTests(ITestOutputHelper output)
{
    private static readonly int Devices = RigSize.Of("NEMESIS_DEVICES", 200);
    private static readonly TimeSpan Storm = TimeSpan.FromSeconds(RigSize.Of("NEMESIS_SECONDS", 80));

    [Fact]
    public async Task Nothing_is_lost_doubled_or_out_of_order_while_hub_and_agents_are_killed_and_lines_are_cut()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("cem-nemesis-");
        var plan = new LoadPlan(Devices, EventsPerSecond: 13, Batch: 100, InFlight: 1, Storm);

        NemesisResult result = await new NemesisRun(plan, Environment.TickCount, TimeProvider.System).RunAsync(folder.FullName, (_, _) => { }, CancellationToken.None);

        output.WriteLine(JsonSerializer.Serialize(result));
        Assert.True(result.IsGood, JsonSerializer.Serialize(result));
        Assert.True(result.Sent >= Devices * 12 * (long)Storm.TotalSeconds, $"only {result.Sent} presses were made");
        Assert.True(result is { HubKills: >= 5, Cuts: >= 20, LedgerLooks: >= 2 } && result.Kills - result.HubKills >= 20, "the faults bite");
        folder.Delete(recursive: true);
    }
}
