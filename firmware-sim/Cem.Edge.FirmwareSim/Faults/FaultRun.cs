using Cem.Edge.FirmwareSim.Processes;
using Cem.Edge.FirmwareSim.Scenarios;
using Cem.Edge.FirmwareSim.Shoppers;

namespace Cem.Edge.FirmwareSim.Faults;

/// <summary>Does the scenario's faults at their time and heals each after its while. A fault that has begun is healed even when the run ends.</summary>
internal sealed class FaultRun(SimulatedStore store, IReadOnlyDictionary<string, ShopperRun> shoppers, Action<string> tell, TimeProvider time)
{
    private int kills;
    private int cuts;

    public int Kills => kills;

    public int Cuts => cuts;

    public Task RunAsync(IEnumerable<ScheduledFault> faults, long startedAt, CancellationToken cancellationToken) =>
        Task.WhenAll(faults.Select(fault => OneAsync(fault, startedAt, cancellationToken)));

    private async Task OneAsync(ScheduledFault fault, long startedAt, CancellationToken cancellationToken)
    {
        TimeSpan wait = fault.At - time.GetElapsedTime(startedAt);
        await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, time, cancellationToken);
        await BreakAsync(fault, cancellationToken);
    }

    private async Task BreakAsync(ScheduledFault fault, CancellationToken ending)
    {
        // Only a fault of the hub names no device, and the scenario was checked for that.
        SimulatedKiosk? kiosk = fault.Device is { } device ? store.Kiosks[device] : null;
        switch (fault.Kind)
        {
            case FaultKind.HubKilled:
                Interlocked.Increment(ref kills);
                tell("the hub is killed");
                await store.Hub.KillAsync();
                await LastAsync(fault, ending);
                await store.Hub.StartAsync(CancellationToken.None);
                tell("the hub is back");
                break;
            case FaultKind.AgentKilled:
                Interlocked.Increment(ref kills);
                tell($"the agent of {kiosk!.Device} is killed");
                await kiosk.KillAsync();
                await LastAsync(fault, ending);
                await kiosk.StartAsync(CancellationToken.None);
                tell($"the agent of {kiosk.Device} is back");
                break;
            case FaultKind.NetworkCut:
                Interlocked.Increment(ref cuts);
                tell($"the line of {kiosk!.Device} is cut");
                kiosk.Line.Cut();
                await LastAsync(fault, ending);
                kiosk.Line.Mend();
                tell($"the line of {kiosk.Device} is mended");
                break;
            case FaultKind.MicrophoneUnplugged:
                tell($"the microphone of {kiosk!.Device} is unplugged");
                kiosk.PlugMicrophone(false);
                await LastAsync(fault, ending);
                kiosk.PlugMicrophone(true);
                tell($"the microphone of {kiosk.Device} is plugged in again");
                break;
            case FaultKind.ButtonStuck:
                tell($"the worst face of {kiosk!.Device} is stuck");
                await shoppers[kiosk.Device].StickAsync(0, fault.For, ending);
                tell($"the worst face of {kiosk.Device} is free again");
                break;
        }
    }

    private async Task LastAsync(ScheduledFault fault, CancellationToken ending)
    {
        try
        {
            await Task.Delay(fault.For, time, ending);
        }
        catch (OperationCanceledException)
        {
            // The run is over early: heal at once, so that what waits can drain.
        }
    }
}
