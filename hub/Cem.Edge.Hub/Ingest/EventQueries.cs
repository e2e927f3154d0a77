using System.Text;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Storage;
using Cem.Edge.Metrics.Alerting;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Ingest;

/// <summary>Stored events for other features. Each method also exists on an open transaction, so that a cursor can move together with what was read.</summary>
internal sealed class EventQueries(HubDatabase database)
{
    private const string Columns = """
        SELECT e.arrival, d.tenant, d.site, d.device, p.epoch, e.seq, e.type, e.at, e.received_at AS receivedAt, e.time_quality AS timeQuality,
          e.live, e.touchpoint, e.label, e.data
        FROM event e JOIN epoch p ON p.id = e.epoch_id JOIN device d ON d.id = e.device_id
        """;

    /// <summary>What is worth a look among the events with an arrival above <paramref name="arrival"/>, at most <paramref name="limit"/> of them: most presses are counted and that is all.</summary>
    public Task<ArrivedNews> NewsAfterAsync(long arrival, int limit, CancellationToken cancellation) => database.ReadAsync(
        connection =>
        {
            (long events, long last) = connection.QuerySingle<(long, long)>(
                "SELECT count(*), coalesce(max(arrival), 0) FROM (SELECT arrival FROM event WHERE arrival > @arrival ORDER BY arrival LIMIT @limit)", new { arrival, limit });
            var part = new { arrival, last, Press = EventTypes.Press, Voice = EventTypes.Voice };
            return new ArrivedNews(
                (int)events,
                last,
                connection.Query<(string, string)>(
                    "SELECT DISTINCT touchpoint, question FROM event WHERE arrival > @arrival AND arrival <= @last AND type = @Press AND live = 1 AND touchpoint <> ''", part).AsList(),
                Read(connection.Query<EventRow>($"{Columns} WHERE e.arrival > @arrival AND e.arrival <= @last AND e.type = @Voice ORDER BY e.arrival", part)));
        },
        cancellation);

    /// <summary>Rows of an agent start with a number above <paramref name="seq"/>, without presses of the open transaction: they get their rows at its end.</summary>
    public static long RowsBeyond(SqliteTransaction transaction, long deviceId, string epoch, long seq) => transaction.Connection!.ExecuteScalar<long>(
        "SELECT count(*) FROM event e JOIN epoch p ON p.id = e.epoch_id WHERE p.device_id = @deviceId AND p.epoch = @epoch AND e.seq > @seq", new { deviceId, epoch, seq }, transaction);

    /// <summary>True when a settled number without a row had one that was deleted because its time was over.</summary>
    public static bool IsExpired(SqliteTransaction transaction, EpochEntry epoch, long seq) =>
        transaction.Connection!.ExecuteScalar<bool>("SELECT expired_to >= @seq FROM epoch WHERE id = @Id", new { epoch.Id, seq }, transaction);

    /// <summary>Newest arrival; 0 when nothing is stored.</summary>
    public Task<long> LastArrivalAsync(CancellationToken cancellation) =>
        database.ReadAsync(connection => connection.ExecuteScalar<long>("SELECT coalesce(max(arrival), 0) FROM event"), cancellation);

    /// <summary>Live presses of one touchpoint and question labelled <c>ok</c> since <paramref name="since"/>, oldest first, from the index alone.</summary>
    public static IReadOnlyList<Vote> LiveVotes(SqliteConnection connection, string touchpoint, string question, DateTimeOffset since) =>
        [.. connection.Query<(long At, long Value, long Scale)>(
            """
            SELECT at, value, scale FROM event INDEXED BY live_vote
            WHERE type = 'cem.press.v1' AND live = 1 AND label = 'ok' AND touchpoint = @touchpoint AND question = @question AND at >= @since ORDER BY at
            """,
            new { touchpoint, question, since = since.ToUnixTimeMilliseconds() })
            .Select(row => new Vote(DateTimeOffset.FromUnixTimeMilliseconds(row.At), (int)row.Value, (int)row.Scale))];

    /// <summary>Presses of one touchpoint since <paramref name="since"/> that do not count, newest first.</summary>
    public Task<IReadOnlyList<StoredEvent>> FilteredPressesAsync(string touchpoint, DateTimeOffset since, int limit, CancellationToken cancellation) =>
        database.ReadAsync(
            connection => Read(connection.Query<EventRow>(
                $"{Columns} WHERE e.touchpoint = @touchpoint AND e.type = '{EventTypes.Press}' AND e.at >= @since AND e.label <> 'ok' ORDER BY e.at DESC LIMIT @limit",
                new { touchpoint, since = since.ToUnixTimeMilliseconds(), limit })),
            cancellation);

    /// <summary>One event by its arrival; null when there is none.</summary>
    public Task<StoredEvent?> FindAsync(long arrival, CancellationToken cancellation) =>
        database.ReadAsync(connection => Read(connection.Query<EventRow>($"{Columns} WHERE e.arrival = @arrival", new { arrival })).SingleOrDefault(), cancellation);

    /// <summary>Events by their arrivals; those that there are.</summary>
    public async Task<IReadOnlyDictionary<long, StoredEvent>> FindAsync(IReadOnlyCollection<long> arrivals, CancellationToken cancellation) => arrivals.Count == 0
        ? new Dictionary<long, StoredEvent>()
        : (await database.ReadAsync(connection => Read(connection.Query<EventRow>($"{Columns} WHERE e.arrival IN @arrivals", new { arrivals })), cancellation)).ToDictionary(one => one.Arrival);

    private static IReadOnlyList<StoredEvent> Read(IEnumerable<EventRow> rows) => [.. rows.Select(row => row.Stored())];

    private sealed class EventRow
    {
        public long Arrival { get; init; }

        public string Tenant { get; init; } = "";

        public string Site { get; init; } = "";

        public string Device { get; init; } = "";

        public string Epoch { get; init; } = "";

        public long Seq { get; init; }

        public string Type { get; init; } = "";

        public long At { get; init; }

        public long ReceivedAt { get; init; }

        public string TimeQuality { get; init; } = "";

        public bool Live { get; init; }

        public string Touchpoint { get; init; } = "";

        public string? Label { get; init; }

        public string Data { get; init; } = "";

        public StoredEvent Stored() => new()
        {
            Arrival = Arrival,
            Device = new DeviceAddress(Tenant, Site, Device),
            Epoch = Epoch,
            Sequence = Seq,
            Type = Type,
            At = DateTimeOffset.FromUnixTimeMilliseconds(At),
            ReceivedAt = DateTimeOffset.FromUnixTimeMilliseconds(ReceivedAt),
            TimeQuality = TimeQuality,
            Live = Live,
            Touchpoint = Touchpoint.Length == 0 ? null : Touchpoint,
            Label = Label,
            Data = Wire.ReadData(Type, Encoding.UTF8.GetBytes(Data), out string? problem)
                ?? throw new StorageException($"event {Arrival} holds data that this program cannot read: {problem}"),
        };
    }
}

/// <summary>What one step through the stored events found.</summary>
/// <param name="Events">How many it passed.</param>
/// <param name="LastArrival">The newest of them.</param>
/// <param name="LivePlaces">Touchpoint and question of live presses.</param>
/// <param name="Remarks">Remarks and phrases of calls, in order of arrival.</param>
internal sealed record ArrivedNews(int Events, long LastArrival, IReadOnlyList<(string Touchpoint, string Question)> LivePlaces, IReadOnlyList<StoredEvent> Remarks);
