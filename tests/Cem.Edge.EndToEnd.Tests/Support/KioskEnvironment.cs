using Cem.Edge.FirmwareSim.Lights;
using Cem.Edge.FirmwareSim.Processes;
using Cem.Edge.FirmwareSim.Scenarios;
using Cem.Edge.Hub.Journey;

namespace Cem.Edge.EndToEnd.Tests.Support;

/// <summary>
/// A real hub and real agents on free ports with temporary data. Putting it away fails the test on any error that a program logged, unless the
/// test said that it expects it.
/// </summary>
internal sealed class KioskEnvironment : IAsyncDisposable
{
    private const string JourneyPath = "journeys/demo.json";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cem-e2e-");
    private readonly List<string> expectedErrors = [];
    private readonly IReadOnlyDictionary<string, KioskPlace> places;
    private readonly IReadOnlyDictionary<string, DeskPlace> desks;
    private readonly TimeProvider time = TimeProvider.System;

    private KioskEnvironment()
    {
        string journeyFile = Path.Combine(Path.GetDirectoryName(ProgramPaths.Hub) ?? "", JourneyPath);
        Journey = JourneyFile.Read(File.ReadAllBytes(journeyFile)).Map ?? throw new InvalidDataException($"{journeyFile} is not valid");
        places = KioskPlace.Of(Journey, time.GetUtcNow());
        desks = DeskPlace.Of(Journey, time.GetUtcNow());
        Hub = new HubProcess(journeyFile, Path.Combine(folder.FullName, "hub"), webPort: 0, mqttPort: 0, time);
        Store = new SimulatedStore(Hub, folder.FullName, time);
    }

    public JourneyMap Journey { get; }

    public HubProcess Hub { get; }

    public SimulatedStore Store { get; }

    public string Folder => folder.FullName;

    public static async Task<KioskEnvironment> StartAsync(Talk talk, params string[] devices)
    {
        var environment = new KioskEnvironment();
        try
        {
            await environment.Hub.StartAsync(CancellationToken.None);
            await Task.WhenAll(devices.Select(device => environment.Store.AddKioskAsync(environment.places[device], talk == Talk.On, reasons: [], seed: 1, CancellationToken.None)));
            return environment;
        }
        catch
        {
            await environment.PutAwayAsync();
            throw;
        }
    }

    public SimulatedCallDesk AddCallDesk(string device) => Store.AddCallDesk(desks[device]);

    public SimulatedKiosk Kiosk(string device) => Store.Kiosks[device];

    public void ExpectError(string partOfTheLine) => expectedErrors.Add(partOfTheLine);

    /// <summary>What the simulator saw beside what the hub has.</summary>
    public RowMatch Match()
    {
        (IReadOnlyList<PressMade> made, IReadOnlyList<PressLit> lit) = Store.Lights.Snapshot();
        return RowMatch.Of(made, lit, StoredRows.Read(Hub.Database).Presses);
    }

    public async ValueTask DisposeAsync()
    {
        IReadOnlyList<string> errors = await PutAwayAsync();
        Assert.True(errors.Count == 0, $"{errors.Count} errors were logged:{Environment.NewLine}{string.Join(Environment.NewLine, errors.Take(10))}");
    }

    private async Task<IReadOnlyList<string>> PutAwayAsync()
    {
        await Store.DisposeAsync();
        await Hub.DisposeAsync();
        List<string> errors = [.. Store.Kiosks.Values.Select(kiosk => kiosk.LogFile).Concat(Store.CallDesks.Values.Select(desk => desk.LogFile)).Append(Hub.LogFile).Where(File.Exists).SelectMany(LoggedErrors.In)];
        errors.RemoveAll(line => expectedErrors.Any(expected => line.Contains(expected, StringComparison.Ordinal)));
        folder.Delete(recursive: true);
        return errors;
    }
}

/// <summary>Whether kiosks have a talk button; with it every agent loads the speech model.</summary>
internal enum Talk
{
    Off,
    On,
}
