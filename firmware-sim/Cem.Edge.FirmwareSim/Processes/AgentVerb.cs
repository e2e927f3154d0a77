using System.CommandLine;
using Cem.Edge.Agent;
using Cem.Edge.FirmwareSim.Wiring;

namespace Cem.Edge.FirmwareSim.Processes;

/// <summary>The real agent, with wires that the simulator moves. It ends in good order when the simulator says so, or is gone.</summary>
internal static class AgentVerb
{
    public static Command Create(TimeProvider time)
    {
        var bench = new Option<string>("--bench") { Description = "Unix socket of the simulator that holds the wires", Required = true };
        var settings = new Option<string>("--settings") { Description = "settings file of the agent", Required = true };
        var verb = new Command("agent", "Run the real agent on simulated wires.") { bench, settings };
        verb.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(bench), parsed.GetRequiredValue(settings), time, cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(string bench, string settings, TimeProvider time, CancellationToken cancellationToken)
    {
        PosixProcess.LeaveTerminalGroup();
        var driver = new SimulatedGpioDriver(bench, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<int> agent = AgentHost.RunAsync(["--settings", settings], () => driver, ending.Token);
        if (await Task.WhenAny(agent, driver.Stopped) == driver.Stopped)
        {
            await ending.CancelAsync();
        }

        return await agent;
    }
}
