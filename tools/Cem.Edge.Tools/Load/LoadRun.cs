using System.Net.Http.Json;
using System.Text.Json;
using Cem.Edge.FirmwareSim.Processes;
using Cem.Edge.Hub.Identity;

namespace Cem.Edge.Tools.Load;

/// <summary>Starts a hub, loads it, kills it in full flight, starts it again and counts what is there.</summary>
internal sealed class LoadRun(LoadPlan plan, TimeProvider time)
{
    private const int ConnectsAtOnce = 20;

    /// <summary>Runs the plan with the hub's data in <paramref name="folder"/>; <paramref name="progress"/> hears acknowledged events each half second.</summary>
    public async Task<LoadResult> RunAsync(string folder, Action<double, string> progress, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        string journey = Path.Combine(folder, "load-journey.json");
        LoadJourney.Write(journey, plan.Devices);
        await using var hub = new HubProcess(journey, folder, 0, 0, time);
        LoadCredentials? credentials = null;
        if (plan.Line == LoadLine.Tls)
        {
            hub.Provision();
            credentials = LoadCredentials.Make(
                new IdentityFolder(Path.Combine(folder, IdentityFolder.DefaultName)), Enumerable.Range(0, plan.Devices).Select(LoadPlan.Device), time.GetUtcNow());
        }

        await hub.StartAsync(cancellation);

        LoadDevice[] devices = [.. Enumerable.Range(0, plan.Devices).Select(number => new LoadDevice(plan, number, time))];
        try
        {
            await Parallel.ForEachAsync(devices, new ParallelOptions { MaxDegreeOfParallelism = ConnectsAtOnce, CancellationToken = cancellation },
                async (device, stop) => await device.ConnectAsync(LoadTarget.Of(hub, credentials), stop));
            using var http = hub.Client(TimeSpan.FromSeconds(30));
            (double hubBefore, _) = await StatusAsync(http, cancellation);
            TimeSpan loadBefore = Environment.CpuUsage.TotalTime;
            long start = time.GetTimestamp();
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            Task sending = Task.WhenAll(devices.Select(device => Task.Run(() => device.SendAsync(stop.Token), CancellationToken.None)));
            await WatchAsync(devices, start, progress, cancellation);

            // Killed while every device is sending: whatever was acknowledged by now must be there afterwards.
            TimeSpan took = time.GetElapsedTime(start);
            long acked = devices.Sum(device => device.Acked);
            TimeSpan load = Environment.CpuUsage.TotalTime - loadBefore;
            (double hubAfter, double memory) = await StatusAsync(http, cancellation);
            int endedEarly = devices.Count(device => device.HasEnded);
            await hub.KillAsync();
            await stop.CancelAsync();
            await sending;

            await hub.StartAsync(cancellation);
            return Count(folder, devices, new Measured(took, acked, memory, hubAfter - hubBefore, load.TotalSeconds, endedEarly));
        }
        finally
        {
            foreach (LoadDevice device in devices)
            {
                device.Dispose();
            }
        }
    }

    private async Task WatchAsync(LoadDevice[] devices, long start, Action<double, string> progress, CancellationToken cancellation)
    {
        double told = 0;
        while (time.GetElapsedTime(start) < plan.Length)
        {
            TimeSpan left = plan.Length - time.GetElapsedTime(start);
            await Task.Delay(left < TimeSpan.FromSeconds(0.5) ? left : TimeSpan.FromSeconds(0.5), time, cancellation);
            double seconds = time.GetElapsedTime(start).TotalSeconds;
            progress(seconds - told, $"{devices.Sum(device => device.Acked) / seconds:N0} events/s");
            told = seconds;
        }
    }

    private static async Task<(double ProcessorSeconds, double MemoryMb)> StatusAsync(HttpClient http, CancellationToken cancellation)
    {
        JsonElement status = await http.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/ingest", UriKind.Relative), cancellation);
        return (status.GetProperty("processorSeconds").GetDouble(), status.GetProperty("peakMemoryMb").GetDouble());
    }

    private static LoadResult Count(string folder, LoadDevice[] devices, Measured measured)
    {
        using var stored = new StoredCount(Path.Combine(folder, "hub.db"));
        return new LoadResult
        {
            Sent = devices.Sum(device => device.Sent),
            Stored = stored.Rows,
            Acked = devices.Sum(device => device.Acked),
            Seconds = Math.Round(measured.Took.TotalSeconds, 2),
            EventsPerSecond = Math.Round(measured.Acked / measured.Took.TotalSeconds),
            HubMemoryMb = measured.MemoryMb,
            HubProcessorSeconds = Math.Round(measured.HubSeconds, 2),
            LoadProcessorSeconds = Math.Round(measured.LoadSeconds, 2),
            Lost = devices.Sum(device => stored.Missing(device.Epoch, device.Acked)),
            Duplicates = stored.Duplicates(devices),
            EndedEarly = measured.EndedEarly,
            Conflicts = stored.Conflicts,
        };
    }

    /// <summary>What was seen before the kill.</summary>
    private sealed record Measured(TimeSpan Took, long Acked, double MemoryMb, double HubSeconds, double LoadSeconds, int EndedEarly);
}
