using Cem.Edge.FirmwareSim.Calls;
using Cem.Edge.FirmwareSim.Faults;
using Cem.Edge.FirmwareSim.Lights;
using Cem.Edge.FirmwareSim.Processes;
using Cem.Edge.FirmwareSim.Scenarios;
using Cem.Edge.FirmwareSim.Shoppers;

namespace Cem.Edge.Tools.Demo;

/// <summary>Shoppers, remarks, calls and faults of the scenario, all at once, until the time is over.</summary>
internal sealed class StoreDay : IDisposable
{
    private static readonly TimeSpan LinePace = TimeSpan.FromSeconds(1);

    private readonly SimulatedStore store;
    private readonly DemoStage stage;
    private readonly LiveFeed feed;
    private readonly DemoScreen screen;
    private readonly TimeProvider time;
    private readonly SpokenRemarks spoken = new();
    private readonly List<ScheduledCall> recorded = [];
    private readonly Dictionary<string, ShopperRun> shoppers;
    private readonly FaultRun faults;
    private readonly long startedAt;

    public StoreDay(SimulatedStore store, DemoStage stage, LiveFeed feed, DemoScreen screen, TimeProvider time)
    {
        this.store = store;
        this.stage = stage;
        this.feed = feed;
        this.screen = screen;
        this.time = time;
        shoppers = store.Kiosks.Values.ToDictionary(kiosk => kiosk.Device, kiosk => new ShopperRun(kiosk, RemarkShelf.Shipped, spoken, time));
        startedAt = time.GetTimestamp();
        faults = new FaultRun(store, shoppers, said => screen.Note(said, Into), time);
    }

    private TimeSpan Into => time.GetElapsedTime(startedAt);

    /// <summary>Ends at <paramref name="length"/> or with <paramref name="stop"/>; visits and faults that have begun are brought to their end.</summary>
    public async Task RunAsync(TimeSpan? length, CancellationToken stop)
    {
        using var timer = new CancellationTokenSource(length ?? Timeout.InfiniteTimeSpan, time);
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, stop);
        IEnumerable<Task> all =
        [
            .. stage.Scenario.Sites.SelectMany(site => site.Devices.Select(device => shoppers[device].RunAsync(Plan(site, device).Visits(), startedAt, closing.Token))),
            .. stage.Scenario.Remarks.Select(remark => SayAsync(remark, closing.Token)),
            RecordCallsAsync(closing.Token),
            faults.RunAsync(stage.Scenario.Faults, startedAt, closing.Token),
            ShowAsync(closing.Token),
        ];
        await Task.WhenAll(all.Select(task => UntilClosingAsync(task, closing)));
    }

    /// <summary>As many remarks are at the hub as were said to the end, and as many calls as were recorded with consent; no recording is left.</summary>
    public bool EverythingSaidIsThere() => feed.Remarks >= spoken.Snapshot().Count && feed.Calls >= recorded.Count(call => call.Consent) && store.CallDesks.Values.All(desk => desk.Left == 0);

    public async Task<DemoEvidence> EvidenceAsync(HubClient client, CancellationToken cancellationToken)
    {
        var devices = stage.Scenario.Devices.Concat(stage.Scenario.CallDesks).ToHashSet();
        (IReadOnlyList<PressMade> made, IReadOnlyList<PressLit> lit) = store.Lights.Snapshot();
        return new DemoEvidence
        {
            Made = made,
            Lit = lit,
            Rows = HubRows.Read(store.Hub.Database),
            Devices = [.. (await client.DevicesAsync(cancellationToken)).Where(row => devices.Contains(row.Device))],
            Arrivals = feed.Arrivals,
            WasLive = (device, at) => store.Kiosks[device].Line.History.WasLive(at),
            Kills = faults.Kills,
            Cuts = faults.Cuts,
            Remarks = spoken.Snapshot().Count,
            Reasons = store.Kiosks.Values.Sum(kiosk => kiosk.Witness.ReasonsChosen),
            Calls = recorded.Count(call => call.Consent),
            CallsRefused = recorded.Count(call => !call.Consent),
        };
    }

    public void Dispose()
    {
        foreach (ShopperRun run in shoppers.Values)
        {
            run.Dispose();
        }
    }

    private ShopperPlan Plan(ScenarioSite site, string device) => new(stage.Scenario, site, device, stage.World.Kiosks[device].Faces, RemarkShelf.Shipped.All);

    private async Task SayAsync(ScheduledRemark remark, CancellationToken closing)
    {
        TimeSpan wait = remark.At - Into;
        await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, time, closing);
        await shoppers[remark.Device].VisitAsync(
            [new PressFace(remark.Face, TimeSpan.FromMilliseconds(150)), new Hesitate(TimeSpan.FromMilliseconds(700)), new SayRemark(remark.Remark)], closing);
    }

    private async Task RecordCallsAsync(CancellationToken closing)
    {
        foreach (ScheduledCall planned in stage.Scenario.Calls.OrderBy(call => call.At))
        {
            TimeSpan wait = planned.At - Into;
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, time, closing);
            CallScript call = CallShelf.Shipped[planned.Call];
            TimeSpan length = CallTape.Length(call);
            store.CallDesks[planned.Device].Recorder.Leave(call, time.GetUtcNow() - length, planned.Consent);
            recorded.Add(planned);
            screen.Note($"{planned.Device} has recorded a call of {length.TotalSeconds:0} s{(planned.Consent ? "" : " without consent")}", Into);
        }
    }

    private async Task ShowAsync(CancellationToken closing)
    {
        while (true)
        {
            (int made, int lit) = store.Lights.Counts;
            screen.Now(Into, $"{made} presses, {lit} thanked by a light, {feed.Arrivals.Count} on the dashboard; {spoken.Snapshot().Count} remarks said, {feed.Remarks} on the dashboard");
            await Task.Delay(LinePace, time, closing);
        }
    }

    // Anything but the end of the day is a failure of the demo, and must not wait for the end of the day to be told.
    private static async Task UntilClosingAsync(Task task, CancellationTokenSource closing)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
        }
        catch
        {
            await closing.CancelAsync();
            throw;
        }
    }
}
