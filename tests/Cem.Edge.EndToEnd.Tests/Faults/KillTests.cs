using Cem.Edge.EndToEnd.Tests.Support;
using Cem.Edge.FirmwareSim.Lights;
using Cem.Edge.FirmwareSim.Processes;
using Xunit.Abstractions;

namespace Cem.Edge.EndToEnd.Tests.Faults;

/// <summary>SIGKILL at random moments while presses flow: what was thanked by a light is stored once, whoever died.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 50;
    private const int LeastPressesPerSecond = 20;
    private static readonly string[] Devices = ["kiosk-harbour-1", "kiosk-harbour-2", "kiosk-harbour-3", "kiosk-mill-lane-1", "kiosk-mill-lane-2", "kiosk-lotus-1"];

    [Fact]
    public async Task Fifty_kills_of_agents_and_fifty_of_the_hub_lose_nothing_and_double_nothing()
    {
        int seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        await using KioskEnvironment environment = await KioskEnvironment.StartAsync(Talk.Off, Devices);
        using var calm = new CancellationTokenSource();
        Task storm = new PressStorm(environment.Store.Kiosks.Values).RunAsync(calm.Token);
        var ledger = new LedgerWatch(environment.Hub);
        Task watching = ledger.RunAsync(calm.Token);
        long start = TimeProvider.System.GetTimestamp();

        await Task.WhenAll(KillAgentsAsync(environment.Store.Kiosks.Values.ToArray(), new Random(seed)), KillHubAsync(environment.Hub, new Random(seed + 1)));

        TimeSpan took = TimeProvider.System.GetElapsedTime(start);
        await calm.CancelAsync();
        await storm;
        await watching;
        (int made, int lit) = environment.Store.Lights.Counts;
        bool arrived = await Eventually.ComesTrueAsync(() => environment.Match().LitWithoutRow.Count == 0, TimeSpan.FromSeconds(60));
        RowMatch match = environment.Match();
        output.WriteLine($"{made} presses in {took.TotalSeconds:0} s ({made / took.TotalSeconds:0} /s), {lit} lit, {match.Rows.Count} stored, {match.LitWithoutRow.Count} lost, {match.RowsWithoutPress.Count} doubled");
        Assert.True(arrived, $"seed {seed}: {match.LitWithoutRow.Count} presses were thanked and have no row, the first at {string.Join(", ", match.LitWithoutRow.Take(3))}");
        Assert.True(match.RowsWithoutPress.Count == 0, $"seed {seed}: {match.RowsWithoutPress.Count} rows answer no press: {string.Join(", ", match.RowsWithoutPress.Take(3))}");
        output.WriteLine($"ledger asked during the faults: held {ledger.Held} times, broken {ledger.Broken.Count} times");
        Assert.True(ledger.Broken.Count == 0, $"seed {seed}: the ledger did not hold: {string.Join(Environment.NewLine, ledger.Broken.Take(3))}");
        Assert.True(await ledger.AskAsync(), "no hub answers whose ledger holds after the faults");
        Assert.True(made / took.TotalSeconds >= LeastPressesPerSecond, $"only {made / took.TotalSeconds:0.0} presses/s were flowing");
    }

    private static async Task KillAgentsAsync(SimulatedKiosk[] kiosks, Random random)
    {
        for (int kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(random.Next(50, 700));
            SimulatedKiosk victim = kiosks[random.Next(kiosks.Length)];
            await victim.KillAsync();
            await victim.StartAsync(CancellationToken.None);
        }
    }

    private static async Task KillHubAsync(HubProcess hub, Random random)
    {
        for (int kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(random.Next(50, 900));
            await hub.KillAsync();
            await hub.StartAsync(CancellationToken.None);
        }
    }
}
