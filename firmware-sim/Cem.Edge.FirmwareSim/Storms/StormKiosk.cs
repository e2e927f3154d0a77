using System.Collections.Concurrent;
using Cem.Edge.Agent;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Settings;
using Cem.Edge.Contracts;
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

    /// <summary>Lamps still blink for the last presses.</summary>
    private static readonly TimeSpan Afterglow = TimeSpan.FromSeconds(2);

    private readonly KioskPins pins = KioskPins.For(Faces);
    private readonly TaskCompletionSource wired = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly KioskBench bench;
    private readonly KioskWitness witness;
    private readonly Action<string> tell;
    private readonly int[] lights = new int[Faces];
    private readonly HashSet<int> shining = [];
    private readonly ConcurrentDictionary<PartHealth, byte> alarms = new();
    private int pressed;
    private readonly IHost agent;
    private readonly TimeSpan? checkpoints;

    public StormKiosk(int index, TimeSpan? checkpoints, string parentFolder, string sockets, SyncMode sync, Action<string> tell, TimeProvider time)
    {
        string name = NameOf(index);
        this.checkpoints = checkpoints;
        this.tell = tell;
        witness = new KioskWitness(name, pins);
        string socket = Path.Combine(sockets, name + ".gpio");
        bench = new KioskBench(socket, Hear, _ => { });
        AgentSettings settings = AgentConfiguration.Read(
        [
            "--data", Directory.CreateDirectory(Path.Combine(parentFolder, name)).FullName, $"--Device:Tenant={Tenant}", $"--Device:Site={Site}", $"--Device:Name={name}", $"--Hub:Port={NoHub}",
            "--Buttons:Question=satisfied", $"--Buttons:Pins={string.Join(',', pins.Faces)}", $"--Lights:Faces={string.Join(',', pins.FaceLamps)}", $"--Lights:Refused={pins.Refused}",
        ]);
        agent = AgentHost.Create(settings with { Outbox = settings.Outbox with { Sync = sync } }, () => new SimulatedGpioDriver(socket, time));
    }

    public static string NameOf(int index) => $"kiosk-{index}";

    public async Task RunAsync(int presses, CancellationToken cancellationToken)
    {
        HealthBoard health = agent.Services.GetRequiredService<HealthBoard>();
        health.Changed += () => TellAlarm(health);
        await agent.StartAsync(cancellationToken);
        await wired.Task.WaitAsync(cancellationToken);
        using var calm = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task checkpointing = CheckpointAsync(calm.Token);
        await Task.WhenAll(Enumerable.Range(0, Faces).Select(face => PressAsync(face, presses, cancellationToken)));
        await Task.Delay(Afterglow, cancellationToken);
        await calm.CancelAsync();
        await checkpointing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        tell($"calm {pressed} {string.Join(',', lights)} {witness.Refused}");
    }

    public async ValueTask DisposeAsync()
    {
        await agent.StopAsync();
        agent.Dispose();
        await bench.DisposeAsync();
    }

    private async Task PressAsync(int face, int presses, CancellationToken cancellationToken)
    {
        await Task.Delay((Held + Between) * face / Faces, cancellationToken);
        for (int press = 0; press < presses; press++)
        {
            await bench.SendAsync(new MoveContact(pins.Faces[face], Closed: true, []), cancellationToken);
            await Task.Delay(Held, cancellationToken);
            await bench.SendAsync(new MoveContact(pins.Faces[face], Closed: false, []), cancellationToken);
            await Task.Delay(Between, cancellationToken);
        }
    }

    // A disk that fails is told while it fails: what a hub would be told with the device's state. Called by whichever loop noticed.
    private void TellAlarm(HealthBoard health)
    {
        foreach (PartHealth part in new[] { health[Part.Disk], health[Part.Outbox] }.Where(part => part.Status is PartStatus.Failed or PartStatus.Degraded && alarms.TryAdd(part, 0)))
        {
            tell($"alarm {part.Name} {part.Status}: {part.Detail}");
        }
    }

    // As often as a storm lasts: upkeep's own turn comes too seldom to be hit by a cut.
    private async Task CheckpointAsync(CancellationToken cancellationToken)
    {
        while (checkpoints is { } between)
        {
            await Task.Delay(between, cancellationToken);
            try
            {
                await agent.Services.GetRequiredService<OutboxWriter>().Vacate();
            }
            catch (Exception refused) when (DiskTrouble.IsDisk(refused))
            {
                // A disk that fails is what some storms are about.
            }
        }
    }

    // Called by the bench's one reading loop.
    private void Hear(BenchReport report)
    {
        if (report is PinConfigured { Input: true } pin && pins.FaceOf(pin.Pin) == Faces - 1)
        {
            wired.TrySetResult();
        }

        Count(report);
        if (witness.See(report).Lit is { } lit)
        {
            tell(LitLine.Write(lit));
        }
    }

    // Which press a light belongs to cannot be told where presses are refused between others; how many of each face shone can.
    private void Count(BenchReport report)
    {
        if (report is ContactMoved { Closed: true, Wired: true })
        {
            pressed++;
        }
        else if (report is LevelWritten { High: false } dark)
        {
            shining.Remove(dark.Pin);
        }
        else if (report is LevelWritten bright && shining.Add(bright.Pin))
        {
            if (bright.Pin == pins.Refused)
            {
                tell("red");
            }
            else if (pins.LampOf(bright.Pin) is >= 0 and var face)
            {
                lights[face]++;
            }
        }
    }
}
