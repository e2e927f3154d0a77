using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Broker;
using Cem.Edge.Hub.People.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cem.Edge.Hub.Ingest;

/// <summary>Remarks, and the live feed for machines: one server-sent event per press, remark or call that the caller may see, right after its COMMIT.</summary>
internal static class IngestApi
{
    public static void MapIngest(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder api = app.MapGroup("/api/v1");
        api.MapGet("/voices", VoicesAsync).Needs(Permission.SeeRemarks);
        api.MapGet("/live", Live).Needs(Permission.SeeFigures);
        api.MapGet("/ingest", (IngestCounts counts, IngestQueue queue, MqttBroker broker) => TypedResults.Ok(IngestStatus.Of(counts, queue, broker))).Needs(Permission.SeeOperations);
    }

    private static async Task<Results<Ok<IReadOnlyList<VoiceItem>>, ValidationProblem>> VoicesAsync([AsParameters] VoiceQuery query, Caller caller, VoiceQueries voices, CancellationToken cancellation) =>
        query.Limit is < 1 or > 500
            ? TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["limit"] = ["must be 1 to 500"] })
            : TypedResults.Ok(await voices.ListAsync(query.Filter(query.Limit ?? 50), caller.Scope, cancellation));

    private static Results<ServerSentEventsResult<LiveItem>, StatusCodeHttpResult> Live(HttpContext http, CommitFeed feed, LiveReaders readers, CancellationToken cancellation) =>
        readers.Enter(http.User) is { } reader
            ? TypedResults.ServerSentEvents(StreamAsync(feed, reader, cancellation))
            : TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);

    private static async IAsyncEnumerable<SseItem<LiveItem>> StreamAsync(CommitFeed feed, LiveReader reader, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using (reader)
        using (CancellationTokenSource ending = reader.EndsWith(cancellation))
        {
            using CommitSubscription subscription = feed.Subscribe();
            long told = 0;

            // Headers go out with the first item, so a reader knows from it that it is subscribed.
            yield return new SseItem<LiveItem>(new LiveItem(), "subscribed");
            await foreach (StoredEvent stored in subscription.Events.ReadAllAsync(ending.Token))
            {
                if (subscription.Missed is var missed && missed > told)
                {
                    told = missed;
                    yield return new SseItem<LiveItem>(new LiveItem { Missed = missed }, "missed");
                }

                if (reader.Kind(stored) is { } kind)
                {
                    yield return new SseItem<LiveItem>(LiveItem.Of(stored), kind);
                }
            }
        }
    }
}

/// <summary>What the live feed tells of one event.</summary>
internal sealed record LiveItem
{
    public long? Arrival { get; init; }

    public string? Id { get; init; }

    public DateTimeOffset? At { get; init; }

    public DateTimeOffset? ReceivedAt { get; init; }

    public string? Touchpoint { get; init; }

    public string? Label { get; init; }

    public int? Value { get; init; }

    /// <summary>Of a phrase or a call; null for everything else.</summary>
    public string? CallId { get; init; }

    public bool? Live { get; init; }

    /// <summary>Events this reader was too slow for, in all; read them from the API.</summary>
    public long? Missed { get; init; }

    public static LiveItem Of(StoredEvent stored) => new()
    {
        Arrival = stored.Arrival,
        Id = stored.Id,
        At = stored.At,
        ReceivedAt = stored.ReceivedAt,
        Touchpoint = stored.Touchpoint,
        Label = stored.Label,
        Value = (stored.Data as PressEvent)?.Value,
        CallId = stored.Data switch { VoiceEvent voice => voice.CallId, CallEvent call => call.CallId, _ => null },
        Live = stored.Live,
    };
}
