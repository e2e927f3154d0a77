using Cem.Edge.FirmwareSim.Lights;
using Cem.Edge.FirmwareSim.Scenarios;

namespace Cem.Edge.FirmwareSim.Processes;

/// <summary>The kiosks and call desks of a hub, all real processes, and the list of lights seen before them. The hub is its owner's.</summary>
internal sealed class SimulatedStore : IAsyncDisposable
{
    private readonly Dictionary<string, SimulatedKiosk> kiosks = [];
    private readonly Dictionary<string, SimulatedCallDesk> callDesks = [];
    private readonly string folder;
    private readonly TimeProvider time;
    private readonly string? claim;

    /// <param name="claim">Folder of a claim credential of the hub: its devices then speak TLS, each with a certificate of its own. Null leaves them on plain MQTT.</param>
    public SimulatedStore(HubProcess hub, string folder, TimeProvider time, string? claim = null)
    {
        Hub = hub;
        this.claim = claim;
        this.folder = folder;
        this.time = time;
        Directory.CreateDirectory(folder);
        Lights = new LightsSeen(Path.Combine(folder, "lights.jsonl"));
    }

    public HubProcess Hub { get; }

    public LightsSeen Lights { get; }

    private HubLine Line => claim is not null && Hub.TlsPort is { } tls ? new HubLine(tls, claim) : new HubLine(Hub.MqttPort);

    public IReadOnlyDictionary<string, SimulatedKiosk> Kiosks => kiosks;

    /// <summary>Sets a kiosk up at once and waits for its agent; several may be added side by side from one thread.</summary>
    public async Task<SimulatedKiosk> AddKioskAsync(KioskPlace place, bool talks, IReadOnlyList<string> reasons, int seed, CancellationToken cancellationToken)
    {
        var kiosk = new SimulatedKiosk(place, folder, Line, talks, reasons, Lights, seed + kiosks.Count, time);
        kiosks.Add(kiosk.Device, kiosk);
        await kiosk.StartAsync(cancellationToken);
        return kiosk;
    }

    public IReadOnlyDictionary<string, SimulatedCallDesk> CallDesks => callDesks;

    public SimulatedCallDesk AddCallDesk(DeskPlace place)
    {
        var desk = new SimulatedCallDesk(place, folder, Line, time);
        callDesks.Add(desk.Device, desk);
        desk.Start();
        return desk;
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll([.. kiosks.Values.Select(kiosk => kiosk.DisposeAsync().AsTask()), .. callDesks.Values.Select(desk => desk.DisposeAsync().AsTask())]);
        Lights.Dispose();
    }
}
