using Cem.Edge.Agent;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Settings;
using Cem.Edge.FirmwareSim.Lights;
using Cem.Edge.FirmwareSim.Wiring;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cem.Edge.FirmwareSim.Storms;

/// <summary>The real agent on simulated wires, one finger for each of its faces, and the witness before it.</summary>
internal sealed class StormKiosk : IAsyncDisposable
{
    public const string Tenant = "storm";
    public const string Site = "lab";

    private const int Faces = 5;

    /// <summary>Nothing listens there: the kiosk is offline.</summary>
    private const int NoHub = 9;

    private static readonly TimeSpan Held = TimeSpan.FromMilliseconds(55);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan BetweenCheckpoints = TimeSpan.FromMilliseconds(300);

    private readonly KioskPins pins = KioskPins.For(Faces);
    private readonly TaskCompletionSource wired = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly KioskBench bench;
    private readonly KioskWitness witness;
    private readonly Action<PressLit> tell;
    private readonly IHost agent;
    private readonly bool checkpoints;

    /// <param name="index">Every second kiosk empties its write-ahead log again and again; the others let it grow.</param>
    public StormKiosk(int index, string parentFolder, string sockets, SyncMode sync, Action<PressLit> tell, TimeProvider time)
    {
        string name = NameOf(index);
        checkpoints = index % 2 == 1;
        this.tell = tell;
        witness = new KioskWitness(name, pins);
        string socket = Path.Combine(sockets, name);
        bench = new KioskBench(socket, Hear, _ => { });
        AgentSettings settings = AgentConfiguration.Read(
        [
            "--data", Directory.CreateDirectory(Path.Combine(parentFolder, name)).FullName, $"--Device:Tenant={Tenant}", $"--Device:Site={Site}", $"--Device:Name={name}", $"--Hub:Port={NoHub}",
            "--Buttons:Question=satisfied", $"--Buttons:Pins={string.Join(',', pins.Faces)}", $"--Lights:Faces={string.Join(',', pins.FaceLamps)}", $"--Lights:Refused={pins.Refused}",
        ]);
        agent = AgentHost.Create(settings with { Outbox = settings.Outbox with { Sync = sync } }, () => new SimulatedGpioDriver(socket, time));
    }

    public static string NameOf(int index) => $"kiosk-{index}";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await agent.StartAsync(cancellationToken);
        await wired.Task.WaitAsync(cancellationToken);
        await Task.WhenAll(Enumerable.Range(0, Faces).Select(face => PressAsync(face, cancellationToken)).Append(CheckpointAsync(cancellationToken)));
    }

    public async ValueTask DisposeAsync()
    {
        await agent.StopAsync();
        agent.Dispose();
        await bench.DisposeAsync();
    }

    private async Task PressAsync(int face, CancellationToken cancellationToken)
    {
        await Task.Delay((Held + Between) * face / Faces, cancellationToken);
        while (true)
        {
            await bench.SendAsync(new MoveContact(pins.Faces[face], Closed: true, []), cancellationToken);
            await Task.Delay(Held, cancellationToken);
            await bench.SendAsync(new MoveContact(pins.Faces[face], Closed: false, []), cancellationToken);
            await Task.Delay(Between, cancellationToken);
        }
    }

    // As often as a storm lasts: upkeep's own turn comes too seldom to be hit by a cut.
    private async Task CheckpointAsync(CancellationToken cancellationToken)
    {
        while (checkpoints)
        {
            await Task.Delay(BetweenCheckpoints, cancellationToken);
            await agent.Services.GetRequiredService<OutboxWriter>().Vacate();
        }
    }

    // Called by the bench's one reading loop.
    private void Hear(BenchReport report)
    {
        if (report is PinConfigured { Input: true } pin && pins.FaceOf(pin.Pin) == Faces - 1)
        {
            wired.TrySetResult();
        }

        if (witness.See(report).Lit is { } lit)
        {
            tell(lit);
        }
    }
}
