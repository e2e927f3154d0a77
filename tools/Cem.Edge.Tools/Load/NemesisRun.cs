using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Cem.Edge.FirmwareSim.Crowds;
using Cem.Edge.FirmwareSim.Faults;
using Cem.Edge.FirmwareSim.Processes;
using Cem.Edge.Tools.Ledger;

namespace Cem.Edge.Tools.Load;

/// <summary>
/// Real agents against a real hub while both are killed and their lines are cut. A tenth of the devices, at least one, are processes of their own; the
/// others share one. <see cref="LoadPlan.EventsPerSecond"/> is per device.
/// </summary>
internal sealed class NemesisRun(LoadPlan plan, int seed, TimeProvider time)
{
    private const int LinesOfTheRest = 4;

    private const int MostOpen = 40;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan DrainPatience = TimeSpan.FromMinutes(3);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly ConcurrentQueue<CrowdLine> ledger = new();
    private int hubKills;
    private int agentKills;
    private int cuts;
    private int looks;
    private bool ledgerHolds = true;

    public async Task<NemesisResult> RunAsync(string folder, Action<double, string> progress, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        string journey = Path.Combine(folder, "load-journey.json");
        LoadJourney.Write(journey, plan.Devices);
        await using var hub = new HubProcess(journey, Path.Combine(folder, "hub"), 0, 0, time);
        await hub.StartAsync(cancellation);
        using var http = hub.Client(TimeSpan.FromSeconds(10));
        CrowdProcess[] crowds = [.. Crowds(folder, hub.MqttPort)];
        long start = time.GetTimestamp();
        try
        {
            Array.ForEach(crowds, crowd => crowd.Start());
            using (var calm = CancellationTokenSource.CreateLinkedTokenSource(cancellation))
            {
                calm.CancelAfter(plan.Length);
                var random = new Random(seed);
                await Task.WhenAll(
                    RepeatAsync(() => KillHubAsync(hub), new Random(random.Next()), 2_000, 6_000, calm.Token),
                    RepeatAsync(() => KillAgentAsync(crowds, random.Next()), new Random(random.Next()), 300, 1_500, calm.Token),
                    RepeatAsync(() => CutAsync(crowds, random.Next()), new Random(random.Next()), 200, 1_000, calm.Token),
                    RepeatAsync(() => LookAsync(http, progress, start, calm.Token), random, (int)BetweenLooks.TotalMilliseconds, (int)BetweenLooks.TotalMilliseconds, calm.Token));
            }

            var count = new NemesisCount(hub.Database);
            // Who was killed has presses left to make, at the pace of the storm.
            Task pressing = Task.WhenAll(crowds.Select(crowd => crowd.Calm));
            await Task.WhenAny(pressing, Task.Delay(plan.Length + DrainPatience, time, cancellation));
            IReadOnlyList<string> open = await DrainAsync(hub, http, count, cancellation);
            open = pressing.IsCompleted ? open : [.. open, $"{crowds.Count(crowd => !crowd.Calm.IsCompleted)} agent processes have presses left to make"];
            (long stored, long duplicates, long conflicts, long orderBreaks) = count.Sums();
            return new NemesisResult
            {
                Seed = seed,
                Sent = ledger.Count,
                Refused = crowds.SelectMany(crowd => crowd.Refused).GroupBy(one => one.Key).ToDictionary(reason => reason.Key, reason => reason.Sum(one => one.Value)),
                Stored = stored,
                Seconds = Math.Round(time.GetElapsedTime(start).TotalSeconds, 1),
                Kills = hubKills + agentKills,
                HubKills = hubKills,
                Cuts = cuts,
                Lost = count.Missing(ledger).Count,
                Duplicates = duplicates,
                Conflicts = conflicts,
                OrderBreaks = orderBreaks,
                LedgerOk = ledgerHolds && open.Count == 0,
                LedgerLooks = looks,
                Open = open,
            };
        }
        finally
        {
            await Task.WhenAll(crowds.Select(crowd => crowd.DisposeAsync().AsTask()));
            await Task.WhenAll(crowds.SelectMany(crowd => crowd.Lines).Select(line => line.DisposeAsync().AsTask()));
        }
    }

    private IEnumerable<CrowdProcess> Crowds(string folder, int hubPort)
    {
        int rate = (int)Math.Max(1, Math.Round(plan.EventsPerSecond ?? 10));
        int presses = (int)(rate * plan.Length.TotalSeconds);
        string[] names = [.. Enumerable.Range(0, plan.Devices).Select(LoadPlan.Device)];
        int alone = Math.Max(1, plan.Devices / 10);
        string data = Directory.CreateDirectory(Path.Combine(folder, "agents")).FullName;
        return names[..alone].Select(name => Crowd([name], 1)).Append(Crowd(names[alone..], LinesOfTheRest));

        CrowdProcess Crowd(string[] devices, int lines) =>
            new(devices, [.. Enumerable.Range(0, lines).Select(_ => new CuttableProxy(hubPort, time))], data, rate, presses, ledger.Enqueue, time);
    }

    private async Task RepeatAsync(Func<Task> fault, Random random, int atLeastMs, int atMostMs, CancellationToken calm)
    {
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(atLeastMs, atMostMs + 1)), time, calm);
                await fault();
            }
        }
        catch (OperationCanceledException) when (calm.IsCancellationRequested)
        {
            // Calm after the storm.
        }
    }

    private async Task KillHubAsync(HubProcess hub)
    {
        if (hub.IsRunning)
        {
            await hub.KillAsync();
            hubKills++;
        }

        await hub.StartAsync(CancellationToken.None);
    }

    // The last crowd is the many in one process; only those alone are killed, as devices fail one by one.
    private async Task KillAgentAsync(CrowdProcess[] crowds, int random)
    {
        await crowds[random % Math.Max(1, crowds.Length - 1)].KillAsync();
        agentKills++;
    }

    private async Task CutAsync(CrowdProcess[] crowds, int random)
    {
        CuttableProxy[] lines = [.. crowds.SelectMany(crowd => crowd.Lines)];
        CuttableProxy line = lines[random % lines.Length];
        line.Cut();
        cuts++;
        await Task.Delay(TimeSpan.FromMilliseconds(random % 1_000), time);
        line.Mend();
    }

    private async Task LookAsync(HttpClient http, Action<double, string> progress, long start, CancellationToken calm)
    {
        LedgerLine[]? lines;
        while ((lines = await LedgersAsync(http)) is null)
        {
            // The hub is dead just now, and comes back.
            calm.ThrowIfCancellationRequested();
            await Task.Delay(TimeSpan.FromMilliseconds(100), time, calm);
        }

        looks++;
        ledgerHolds &= lines.All(line => line.Ledger.Holds != false);

        progress(BetweenLooks.TotalSeconds, $"{ledger.Count / time.GetElapsedTime(start).TotalSeconds:N0} events/s, {hubKills + agentKills} kills");
    }

    // Returns what is still open after the last look; nothing when all has arrived and every account is closed.
    private async Task<IReadOnlyList<string>> DrainAsync(HubProcess hub, HttpClient http, NemesisCount count, CancellationToken cancellation)
    {
        long start = time.GetTimestamp();
        while (true)
        {
            if (!hub.IsRunning)
            {
                // A disk that fails ends it (hub/README.md), and systemd starts it again.
                await hub.StartAsync(cancellation);
            }

            IReadOnlyList<string> open = await OpenAsync(hub, http, count);
            if (open.Count == 0 || time.GetElapsedTime(start) >= DrainPatience)
            {
                return open;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), time, cancellation);
        }
    }

    private async Task<IReadOnlyList<string>> OpenAsync(HubProcess hub, HttpClient http, NemesisCount count)
    {
        if (await LedgersAsync(http) is not { } lines)
        {
            return [$"the hub does not answer: {LogTail.Of(hub.LogFile)}"];
        }

        string[] open =
        [
            .. lines.Where(line => line.Ledger is not { Holds: true, Difference: 0, Waiting: 0 }).Select(line => $"{line.Device}: {line.Ledger}"),
            .. lines.Length == plan.Devices ? (IEnumerable<string>)[] : [$"the hub knows {lines.Length} devices"],
            .. count.Missing(ledger).Select(line => line.Write()),
        ];
        return open.Length <= MostOpen ? open : [.. open.Take(MostOpen), $"and {open.Length - MostOpen} more"];
    }

    private static async Task<LedgerLine[]?> LedgersAsync(HttpClient http)
    {
        try
        {
            return await http.GetFromJsonAsync<LedgerLine[]>(new Uri("/api/v1/ledger", UriKind.Relative), Json);
        }
        catch (Exception gone) when (gone is HttpRequestException or TaskCanceledException or JsonException)
        {
            return null;
        }
    }
}
