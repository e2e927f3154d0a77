using System.Net.Http.Json;
using Cem.Edge.Contracts;
using Cem.Edge.FirmwareSim.Lights;
using Cem.Edge.FirmwareSim.Processes;
using Cem.Edge.FirmwareSim.Scenarios;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Tools.Ledger;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.EndToEnd.Tests.Support;

/// <summary>
/// A real hub and real agents on free ports with temporary data. Putting it away fails the test on any error that a program logged, unless the
/// test said that it expects it.
/// </summary>
internal sealed class KioskEnvironment : IAsyncDisposable
{
    private const string JourneyPath = "journeys/demo.json";

    /// <summary>Agents that start at a time: on few cores all at once would take each other's patience.</summary>
    private const int StartsAtOnce = 5;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cem-e2e-");
    private readonly List<string> expectedErrors = [];
    private readonly IReadOnlyDictionary<string, KioskPlace> places;
    private readonly IReadOnlyDictionary<string, DeskPlace> desks;
    private readonly TimeProvider time = TimeProvider.System;

    private KioskEnvironment(Action<string>? writeJourney)
    {
        string journeyFile = writeJourney is null ? Path.Combine(Path.GetDirectoryName(ProgramPaths.Hub) ?? "", JourneyPath) : Path.Combine(folder.FullName, "journey.json");
        writeJourney?.Invoke(journeyFile);
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

    public static Task<KioskEnvironment> StartAsync(Talk talk, params string[] devices) => StartAsync(talk, null, devices);

    /// <param name="talk">Whether kiosks have a talk button.</param>
    /// <param name="writeJourney">Writes the hub's journey to the path it is given; null for the shipped one.</param>
    /// <param name="devices">The journey's devices that are started.</param>
    public static async Task<KioskEnvironment> StartAsync(Talk talk, Action<string>? writeJourney, string[] devices)
    {
        var environment = new KioskEnvironment(writeJourney);
        try
        {
            await environment.Hub.StartAsync(CancellationToken.None);
            foreach (string[] some in devices.Chunk(StartsAtOnce))
            {
                await Task.WhenAll(some.Select(device => environment.AddKioskAsync(device, talk)));
            }

            return environment;
        }
        catch
        {
            await environment.PutAwayAsync();
            throw;
        }
    }

    public Task AddKioskAsync(string device, Talk talk = Talk.Off) => Store.AddKioskAsync(places[device], talk == Talk.On, reasons: [], seed: 1, CancellationToken.None);

    public SimulatedCallDesk AddCallDesk(string device) => Store.AddCallDesk(desks[device]);

    public SimulatedKiosk Kiosk(string device) => Store.Kiosks[device];

    public void ExpectError(string partOfTheLine) => expectedErrors.Add(partOfTheLine);

    /// <summary>Presses at the hub, cheap enough to be asked again and again.</summary>
    public long StoredPresses
    {
        get
        {
            using SqliteConnection database = StoredRows.Open(Hub.Database);
            return database.ExecuteScalar<long>("SELECT count(*) FROM event WHERE type = @type", new { type = EventTypes.Press });
        }
    }

    /// <summary>What the simulator saw beside what the hub has.</summary>
    public RowMatch Match()
    {
        (IReadOnlyList<PressMade> made, IReadOnlyList<PressLit> lit) = Store.Lights.Snapshot();
        return RowMatch.Of(made, lit, StoredRows.Read(Hub.Database).Presses);
    }

    /// <summary>Waits until the ledger of every kiosk adds up to the unit and nothing waits; devices count anew every 30 s.</summary>
    public async Task EveryAccountAddsUpAsync()
    {
        using var http = Hub.Client(TimeSpan.FromSeconds(30));
        await Eventually.HoldsAsync(
            async () =>
            {
                LedgerLine[] lines = await http.GetFromJsonAsync<LedgerLine[]>(new Uri("/api/v1/ledger", UriKind.Relative)) ?? [];
                return Store.Kiosks.Keys.All(kiosk => lines.Single(line => line.Device == kiosk).Ledger is { Holds: true, Difference: 0, Waiting: 0 });
            },
            "every account adds up to the unit",
            TimeSpan.FromMinutes(2));
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
