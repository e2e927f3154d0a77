using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Cem.Edge.FirmwareSim.Processes;
using Cem.Edge.Hub.Ingest;

namespace Cem.Edge.Tools.Demo;

/// <summary>Stands where a dashboard stands: follows the hub's live feed and notes when each event arrived. A hub that was killed is joined again.</summary>
internal sealed class LiveFeed : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<string, DateTimeOffset> arrivals = new();
    private readonly HttpClient http;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource ending = new();
    private readonly TaskCompletionSource subscribed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task following;
    private int remarks;
    private int calls;

    public LiveFeed(HubProcess hub, TimeProvider time)
    {
        http = hub.Client(Timeout.InfiniteTimeSpan);
        this.time = time;
        following = FollowAsync(ending.Token);
    }

    public Task Subscribed => subscribed.Task;

    /// <summary>Wall clock of the arrival by event id, <c>device:epoch:seq</c>.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Arrivals => arrivals;

    /// <summary>Remarks that arrived; the phrases of calls are not counted.</summary>
    public int Remarks => remarks;

    public int Calls => calls;

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await following;
        http.Dispose();
        ending.Dispose();
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await ReadAsync(cancellationToken);
                await Task.Delay(Again, time, cancellationToken);
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException)
            {
                await Task.WhenAny(Task.Delay(Again, time, cancellationToken));
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        using Stream stream = await http.GetStreamAsync("api/v1/live", cancellationToken);
        await foreach (SseItem<string> item in SseParser.Create(stream).EnumerateAsync(cancellationToken))
        {
            DateTimeOffset now = time.GetUtcNow();
            subscribed.TrySetResult();
            LiveItem? told = JsonSerializer.Deserialize<LiveItem>(item.Data, Json);
            remarks += item.EventType == "voice" && told is { CallId: null } ? 1 : 0;
            calls += item.EventType == "call" ? 1 : 0;
            if (item.EventType == "press" && told is { Id: { } id })
            {
                arrivals.TryAdd(id, now);
            }
        }
    }
}
