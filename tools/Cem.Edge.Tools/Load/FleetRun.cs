using System.Net.Http.Json;
using System.Text.Json;
using Cem.Edge.FirmwareSim.Processes;
using Cem.Edge.Hub.Identity;
using Cem.Edge.Tools.Demo;

namespace Cem.Edge.Tools.Load;

/// <summary>Connects a fleet that says nothing, weighs the hub, kills it, starts it again and watches the fleet come back.</summary>
internal sealed class FleetRun(int fleet, LoadLine line, TimeSpan idle, TimeProvider time)
{
    private const int ConnectsAtOnce = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    public async Task<FleetResult> RunAsync(string folder, Action<double, string> progress, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        string journey = Path.Combine(folder, "load-journey.json");
        LoadJourney.Write(journey, fleet);
        await using var hub = new HubProcess(journey, folder, 0, 0, time);
        LoadCredentials? credentials = null;
        if (line == LoadLine.Tls)
        {
            hub.Provision();
            credentials = LoadCredentials.Make(new IdentityFolder(Path.Combine(folder, IdentityFolder.DefaultName)), Enumerable.Range(0, fleet).Select(LoadPlan.Device), time.GetUtcNow());
        }

        await hub.StartAsync(cancellation);
        using var http = hub.Client(TimeSpan.FromSeconds(30));
        FleetDevice[] devices = [.. Enumerable.Range(0, fleet).Select(number => new FleetDevice(number, time))];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var first = new SemaphoreSlim(ConnectsAtOnce);
        double before = await ProcessorSecondsAsync(http, cancellation);
        long start = time.GetTimestamp();
        Task running = Task.WhenAll(devices.Select(device => Task.Run(() => device.RunAsync(LoadTarget.Of(hub, credentials), first, stop.Token), CancellationToken.None)));
        await UntilAsync(devices, fleet, progress, cancellation);
        TimeSpan connected = time.GetElapsedTime(start);
        double spent = await ProcessorSecondsAsync(http, cancellation) - before;
        await Task.Delay(idle, time, cancellation);
        double idleMb = MemoryMb(hub, "VmRSS");

        await hub.KillAsync();
        await hub.StartAsync(cancellation);
        long ready = time.GetTimestamp();
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task<List<TimeSpan>> web = VisitAsync(http, watching.Token);
        await UntilAsync(devices, fleet, progress, cancellation);
        await watching.CancelAsync();
        double[] back = [.. devices.Select(device => Math.Max(0, time.GetElapsedTime(ready, device.ConnectedAt ?? long.MaxValue).TotalSeconds)).Order()];
        var pages = new Percentiles(await web);
        double peak = MemoryMb(hub, "VmHWM");
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return new FleetResult
        {
            Devices = fleet,
            ConnectedSeconds = Math.Round(connected.TotalSeconds, 1),
            IdleHubMb = idleMb,
            HubMsPerDevice = Math.Round(1_000 * spent / fleet, 2),
            Back95Seconds = Math.Round(back[(int)Math.Ceiling(0.95 * fleet) - 1], 1),
            Back100Seconds = Math.Round(back[^1], 1),
            MostPerSecond = back.Where(second => second > 0).GroupBy(second => (int)second).Select(group => group.Count()).DefaultIfEmpty().Max(),
            PeakHubMb = peak,
            WebP95Ms = pages.At(0.95),
        };
    }

    private async Task UntilAsync(FleetDevice[] devices, int wanted, Action<double, string> progress, CancellationToken cancellation)
    {
        long start = time.GetTimestamp();
        int there;
        while ((there = devices.Count(device => device.ConnectedAt is not null)) < wanted)
        {
            if (time.GetElapsedTime(start) > Patience)
            {
                throw new TimeoutException($"{there} of {wanted} devices are connected after {Patience.TotalMinutes:0} minutes");
            }

            progress(BetweenLooks.TotalSeconds, $"{there} connected");
            await Task.Delay(BetweenLooks, time, cancellation);
        }
    }

    private async Task<List<TimeSpan>> VisitAsync(HttpClient http, CancellationToken watching)
    {
        var times = new List<TimeSpan>();
        try
        {
            while (true)
            {
                long start = time.GetTimestamp();
                await http.GetStringAsync(new Uri("/", UriKind.Relative), watching);
                times.Add(time.GetElapsedTime(start));
                await Task.Delay(BetweenLooks, time, watching);
            }
        }
        catch (OperationCanceledException) when (watching.IsCancellationRequested)
        {
            return times;
        }
    }

    private static async Task<double> ProcessorSecondsAsync(HttpClient http, CancellationToken cancellation) =>
        (await http.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/ingest", UriKind.Relative), cancellation)).GetProperty("processorSeconds").GetDouble();

    private static double MemoryMb(HubProcess hub, string what)
    {
        string text = File.ReadLines($"/proc/{hub.ProcessId}/status").First(found => found.StartsWith(what, StringComparison.Ordinal));
        return Math.Round(double.Parse(text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture) * 1_024 / 1e6, 1);
    }
}
