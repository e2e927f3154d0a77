using Cem.Edge.FirmwareSim.Faults;
using Cem.Edge.FirmwareSim.Lights;
using Cem.Edge.FirmwareSim.Microphone;
using Cem.Edge.FirmwareSim.Scenarios;
using Cem.Edge.FirmwareSim.Shoppers;
using Cem.Edge.FirmwareSim.Wiring;

namespace Cem.Edge.FirmwareSim.Processes;

/// <summary>One kiosk: the real agent as a process of its own, its wires, its microphone, its line to the hub, and a witness before it.</summary>
internal sealed class SimulatedKiosk : IAsyncDisposable
{
    private static readonly TimeSpan ListenPatience = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan ReasonsPatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    private readonly TimeProvider time;
    private readonly KioskFolder folder;
    private readonly CuttableProxy line;
    private readonly KioskBench bench;
    private readonly KioskWitness witness;
    private readonly LightsSeen lights;
    private readonly Lock seeing = new();
    private readonly ContactBounce bounce;
    private readonly SimulatedMicrophone microphone;
    private ChildProcess? agent;
    private TaskCompletionSource wired = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile TaskCompletionSource? listening;
    private volatile TaskCompletionSource reasonsOffered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SimulatedKiosk(KioskPlace place, string parentFolder, HubLine hub, bool talks, IReadOnlyList<string> reasons, LightsSeen lights, int seed, TimeProvider time)
    {
        this.time = time;
        this.lights = lights;
        Place = place;
        Pins = KioskPins.For(place.Faces);
        folder = KioskFolder.Create(parentFolder, place.Address.Device);
        line = new CuttableProxy(hub.Port, time);
        witness = new KioskWitness(place.Address.Device, Pins);
        bounce = new ContactBounce(seed);
        bench = new KioskBench(folder.Socket, Hear, AgentConnected);
        AgentSettingsFile.Write(folder.Settings, place, Pins, folder, hub with { Port = line.Port }, talks, reasons);
        microphone = new SimulatedMicrophone(folder.Microphone, time);
    }

    public KioskPlace Place { get; }

    /// <summary>Added to the environment of every agent that is started from now on, for example a wrong clock.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; set; } = new Dictionary<string, string>();

    public KioskPins Pins { get; }

    public string Device => Place.Address.Device;

    public CuttableProxy Line => line;

    public string LogFile => folder.Log;

    public int? ProcessId => agent is { HasExited: false } running ? running.Id : null;

    /// <summary>Presses that met a kiosk without a living agent: no light, and nothing is owed.</summary>
    public int PressesInVain { get; private set; }

    public KioskWitness Witness => witness;

    /// <summary>Starts the agent and waits until it has opened its buttons.</summary>
    /// <exception cref="AgentStartException">It ended, or opened no buttons in time.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        wired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        agent = ChildProcess.Start(ProgramPaths.Simulator, ["agent", "--bench", folder.Socket, "--settings", folder.Settings], folder.Log, environment: Environment);
        Task first = await Task.WhenAny(wired.Task, agent.Exited, Task.Delay(StartPatience, time, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        if (first != wired.Task)
        {
            throw new AgentStartException(Device, agent.HasExited ? $"it ended with exit code {agent.ExitCode}" : "it opened no buttons", folder.Log);
        }
    }

    public async Task KillAsync()
    {
        if (agent is { } running)
        {
            agent = null;
            await running.KillAsync();
            running.Dispose();
        }
    }

    /// <summary>Ends the agent in good order; true when it did so by itself.</summary>
    public async Task<bool> StopAsync(CancellationToken cancellationToken)
    {
        if (agent is not { } running)
        {
            return true;
        }

        agent = null;
        await bench.SendAsync(new StopAgent(), cancellationToken);
        bool ended = await running.EndsWithinAsync(TimeSpan.FromSeconds(15), time);
        running.Dispose();
        return ended;
    }

    /// <summary>A finger goes down on a face; false when nobody felt it.</summary>
    public async Task<bool> PressDownAsync(int face, CancellationToken cancellationToken)
    {
        bool felt = await MoveAsync(Pins.Faces[face], closed: true, cancellationToken);
        PressesInVain += felt ? 0 : 1;
        return felt;
    }

    public Task<bool> LiftAsync(int face, CancellationToken cancellationToken) => MoveAsync(Pins.Faces[face], closed: false, cancellationToken);

    public Task<bool> ReleaseTalkAsync(CancellationToken cancellationToken) => MoveAsync(Pins.Talk, closed: false, cancellationToken);

    /// <summary>Holds the talk button down; true once the lamp says that the microphone listens, false when it stays dark.</summary>
    public async Task<bool> HoldTalkAsync(CancellationToken cancellationToken)
    {
        var lamp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        listening = lamp;
        if (!await MoveAsync(Pins.Talk, closed: true, cancellationToken))
        {
            return false;
        }

        try
        {
            await lamp.Task.WaitAsync(ListenPatience, time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Waits for the lamp behind the printed reasons; false when this press is not asked about.</summary>
    public async Task<bool> AreReasonsOfferedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await reasonsOffered.Task.WaitAsync(ReasonsPatience, time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Puts a sound before the microphone; nothing for silence.</summary>
    public void Speak(short[] samples) => microphone.Hear(samples);

    public void PlugMicrophone(bool plugged) => microphone.Plug(plugged);

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        microphone.Dispose();
        await bench.DisposeAsync();
        await line.DisposeAsync();
    }

    private Task<bool> MoveAsync(int pin, bool closed, CancellationToken cancellationToken) =>
        bench.SendAsync(new MoveContact(pin, closed, bounce.Next()), cancellationToken);

    private void AgentConnected(bool connected)
    {
        lock (seeing)
        {
            NoteOffer(false);
            if (connected)
            {
                witness.AgentStarted();
            }
            else
            {
                Note(witness.AgentGone(Moment.Now(time)));
            }
        }
    }

    private void Hear(BenchReport report)
    {
        if (report is PinConfigured { Input: true } pin && Pins.FaceOf(pin.Pin) == Pins.Faces.Count - 1)
        {
            wired.TrySetResult();
        }
        else if (report is LevelWritten { High: true } lamp && lamp.Pin == Pins.Listening)
        {
            listening?.TrySetResult();
        }
        else if (report is LevelWritten level && level.Pin == Pins.Reasons)
        {
            NoteOffer(level.High);
        }

        lock (seeing)
        {
            Note(witness.See(report));
        }
    }

    private void NoteOffer(bool offered)
    {
        if (offered)
        {
            reasonsOffered.TrySetResult();
        }
        else
        {
            reasonsOffered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private void Note(Sighting seen)
    {
        lights.Made(seen.Made);
        if (seen.Lit is { } lit)
        {
            lights.Lit(lit);
        }
    }
}
