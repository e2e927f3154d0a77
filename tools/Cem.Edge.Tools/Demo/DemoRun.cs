using Cem.Edge.FirmwareSim.Processes;
using Cem.Edge.Hub.Import;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People.Accounts;

namespace Cem.Edge.Tools.Demo;

/// <summary>One demo from the first process to the last figure.</summary>
internal sealed class DemoRun(DemoOptions options, DemoScreen screen, TimeProvider time)
{
    /// <param name="stop">Shoppers go home, what is under way is waited for.</param>
    /// <param name="abandon">Nothing is waited for any more.</param>
    public async Task<DemoFigures> RunAsync(CancellationToken stop, CancellationToken abandon)
    {
        DemoStage stage = DemoStage.Read(options.ScenarioFile, time);
        using DemoFolder folder = DemoFolder.Open(options.DataFolder);
        screen.Note("Cem.Edge demo: a hub and kiosks of this machine, run by simulated shoppers. Nothing leaves the machine.");
        await using var hub = new HubProcess(stage.JourneyFile, folder.Hub, LoopbackPort.OrAny(LoopbackPort.Web), LoopbackPort.OrAny(LoopbackPort.Mqtt), time);
        string claim = hub.Provision();
        await hub.StartAsync(stop);
        screen.Note($"  hub      {hub.Web} (devices: MQTT with TLS on 127.0.0.1:{hub.TlsPort}; tools: plain on 127.0.0.1:{hub.MqttPort})");
        using var client = new HubClient(hub);
        await SeedAsync(client, stage, stop);
        string password = await LetInAsync(client, stage, stop);
        await using var store = new SimulatedStore(hub, folder.Path, time, claim);
        await OpenAsync(store, client, stage, stop);
        screen.Note(options.DataFolder is null ? "  data     in a temporary folder, removed at the end (keep it with --data DIR)" : $"  data     {folder.Path}");
        screen.Note($"  people   {string.Join(", ", stage.Journey.People.Select(person => person.Id))}: sign in with the password {password}");
        screen.Note($"Open {hub.Web} in a browser, sign in as admin, and watch. {(options.For is { } length ? $"Shoppers come for {length.TotalSeconds:0} s; Ctrl+C sends them home earlier." : "Ctrl+C sends the shoppers home.")}");

        await using var feed = new LiveFeed(hub, time);
        await feed.Subscribed.WaitAsync(stop);
        using var day = new StoreDay(store, stage, feed, screen, time);
        await day.RunAsync(options.For, stop);
        screen.Note("The shoppers have gone home. Waiting for what is still under way (30 s at most; Ctrl+C again waits for nothing).");
        var drain = new Drain(client, [.. stage.Scenario.Devices, .. stage.Scenario.CallDesks], day.EverythingSaidIsThere, time);
        bool drained = await drain.RunAsync(abandon);
        if (!drained)
        {
            screen.Note("Not everything arrived: a remark was lost with its kiosk, or an event still waits; the ledger below tells which.");
        }

        DemoEvidence evidence = await day.EvidenceAsync(client, abandon);
        DemoFigures figures = DemoAccount.Of(evidence, time);
        foreach (string line in DemoSummary.Lines(figures, evidence, store.Kiosks.Values.Sum(kiosk => kiosk.PressesInVain)))
        {
            screen.Note(line);
        }

        return figures;
    }

    private async Task SeedAsync(HubClient client, DemoStage stage, CancellationToken stop)
    {
        long start = time.GetTimestamp();
        ImportResult seeded = await client.ImportAsync("demo-history", "simulated", HistorySeed.Header, HistorySeed.Rows(stage.Journey, stage.Scenario.Seed, time.GetUtcNow()), stop);
        screen.Note($"  history  {seeded.Stored:N0} answers of the last {HistorySeed.Weeks} weeks imported, labelled simulated ({time.GetElapsedTime(start).TotalSeconds:0.0} s)");
    }

    // Each role has somebody to look through whose eyes the pages differ; the password is made for this demo alone.
    private static async Task<string> LetInAsync(HubClient client, DemoStage stage, CancellationToken stop)
    {
        string password = OneTimePassword.New();
        foreach (Person person in stage.Journey.People)
        {
            await client.GiveAccountAsync(person.Id, password, stop);
        }

        return password;
    }

    private async Task OpenAsync(SimulatedStore store, HubClient client, DemoStage stage, CancellationToken stop)
    {
        long start = time.GetTimestamp();
        foreach (string device in stage.Scenario.CallDesks)
        {
            store.AddCallDesk(stage.World.CallDesks[device]);
        }

        await Task.WhenAll(stage.Scenario.Devices.Select(device => store.AddKioskAsync(stage.World.Kiosks[device], talks: true, stage.Scenario.Reasons.GetValueOrDefault(device, []), stage.Scenario.Seed, stop)));
        bool ready = await new Opening(client, [.. stage.Scenario.Devices, .. stage.Scenario.CallDesks], screen, time).IsReadyAsync(stop);
        screen.Note($"  devices  {string.Join(", ", [.. stage.Scenario.Devices, .. stage.Scenario.CallDesks])} ({(ready ? "ready" : "not all ready yet: see the Devices page")} after {time.GetElapsedTime(start).TotalSeconds:0.0} s)");
    }
}
