using System.Globalization;
using System.Text;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.Privacy;
using Cem.Edge.Hub.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Calls;

internal sealed class CallQueries(HubDatabase database, VoiceQueries voices)
{
    // Four hours of talk have some 5,000 phrases.
    private const int MostPhrases = 20_000;

    /// <summary>Calls, the latest begun first.</summary>
    public Task<IReadOnlyList<CallItem>> ListAsync(CallFilter filter, Scope scope, CancellationToken cancellation) =>
        database.ReadAsync(connection => List(connection, filter, scope), cancellation);

    /// <summary>One call of a device; null when there is none. Ids come back after a while: <paramref name="key"/> tells which, without it the latest.</summary>
    public async Task<CallStory?> FindAsync(string device, string callId, string? key, Scope scope, CancellationToken cancellation)
    {
        string which = key is null ? "" : " AND c.call_key = @key";
        CallItem? item = await database.ReadAsync(
            connection => Read(connection, $" AND d.device = @device AND c.call_id = @callId{which} AND {ScopeSql.Remark("c.arrival")} ORDER BY c.arrival DESC LIMIT 1", ScopeSql.Values(scope, new { device, callId, key })).SingleOrDefault(), cancellation);
        if (item is null)
        {
            return null;
        }

        IReadOnlyList<VoiceItem> phrases = await voices.ListAsync(new VoiceFilter { Call = new CallReference(device, callId, item.Call.CallKey), Limit = MostPhrases }, scope, cancellation);
        return new CallStory(item, [.. phrases.OrderBy(phrase => phrase.Voice.StartMs).ThenBy(phrase => phrase.Arrival)]);
    }

    private static IReadOnlyList<CallItem> List(SqliteConnection connection, CallFilter filter, Scope scope)
    {
        var conditions = new StringBuilder();
        Where(filter.Touchpoints, "c.touchpoint IN @Touchpoints");
        Where(filter.Line, "c.line = @Line");
        Where(filter.From, "c.started_at >= @from");
        Where(filter.To, "c.started_at < @to");
        Where(filter.Before, "(c.started_at, c.arrival) < (SELECT started_at, arrival FROM call WHERE arrival = @Before)");
        conditions.Append(CultureInfo.InvariantCulture, $" AND {ScopeSql.Remark("c.arrival")}");
        conditions.Append(" ORDER BY c.started_at DESC, c.arrival DESC LIMIT @Limit");
        return Read(connection, conditions.ToString(), ScopeSql.Values(scope, new
        {
            filter.Touchpoints, filter.Line, from = filter.From?.ToUnixTimeMilliseconds(), to = filter.To?.ToUnixTimeMilliseconds(), filter.Before, filter.Limit,
        }));

        void Where(object? wanted, string condition)
        {
            if (wanted is not null)
            {
                conditions.Append(CultureInfo.InvariantCulture, $" AND {condition}");
            }
        }
    }

    private static IReadOnlyList<CallItem> Read(SqliteConnection connection, string conditions, object values) =>
    [
        .. connection.Query<CallRow>(
            $"""
            SELECT c.arrival, d.device, c.touchpoint, e.received_at AS receivedAt, e.data
            FROM call c JOIN event e USING (arrival) JOIN device d ON d.id = c.device_id
            WHERE 1 = 1{conditions}
            """,
            values).Select(row => row.Item()),
    ];

    private sealed class CallRow
    {
        public long Arrival { get; init; }

        public string Device { get; init; } = "";

        public string Touchpoint { get; init; } = "";

        public long ReceivedAt { get; init; }

        public string Data { get; init; } = "";

        public CallItem Item()
        {
            CallEvent call = Wire.ReadData(EventTypes.Call, Encoding.UTF8.GetBytes(Data), out string? problem) as CallEvent
                ?? throw new StorageException($"call {Arrival} cannot be read: {problem}");
            return new CallItem
            {
                Arrival = Arrival,
                Device = Device,
                Touchpoint = Touchpoint.Length == 0 ? null : Touchpoint,
                ReceivedAt = DateTimeOffset.FromUnixTimeMilliseconds(ReceivedAt),
                Call = CallPrivacy.Shown(call),
                Withheld = CallPrivacy.Withheld(call),
                Doubts = CallQuality.Doubts(call),
            };
        }
    }
}
