using Cem.Edge.FirmwareSim.Calls;
using Cem.Edge.FirmwareSim.Scenarios;

namespace Cem.Edge.FirmwareSim.Processes;

/// <summary>A call desk without a single button: the real agent as a process of its own, and a recorder that leaves calls in its folder.</summary>
internal sealed class SimulatedCallDesk : IAsyncDisposable
{
    private readonly KioskFolder folder;
    private readonly TimeProvider time;
    private ChildProcess? leash;

    public SimulatedCallDesk(DeskPlace place, string parentFolder, HubLine hub, TimeProvider time)
    {
        this.time = time;
        Place = place;
        folder = KioskFolder.Create(parentFolder, place.Address.Device);
        Recorder = new CallRecorder(folder.Calls);
        AgentSettingsFile.WriteCallDesk(folder.Settings, place, folder, hub);
    }

    public DeskPlace Place { get; }

    public string Device => Place.Address.Device;

    public CallRecorder Recorder { get; }

    public string LogFile => folder.Log;

    /// <summary>Recordings that still lie in the folder.</summary>
    public int Left => Directory.Exists(folder.Calls) ? Directory.EnumerateFiles(folder.Calls, "*.wav").Count() : 0;

    public void Start() => leash = ChildProcess.Start(ProgramPaths.Simulator, ["leash", ProgramPaths.Agent, "--settings", folder.Settings], folder.Log);

    public async ValueTask DisposeAsync()
    {
        if (leash is { } held)
        {
            leash = null;
            held.Input.Close();
            await held.EndsWithinAsync(TimeSpan.FromSeconds(15), time);
            held.Dispose();
        }
    }
}
