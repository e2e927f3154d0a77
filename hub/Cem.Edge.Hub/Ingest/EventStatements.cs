using System.Runtime.InteropServices;
using System.Text;
using Cem.Edge.Contracts;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Ingest;

/// <summary>The prepared statements of the hot path, on the writing connection.</summary>
internal sealed class EventStatements
{
    private readonly PreparedStatement insert;
    private long lastArrival;

    public EventStatements(SqliteConnection connection)
    {
        Counters = new CounterStatement(connection);
        insert = new PreparedStatement(
            connection,
            """
            INSERT INTO event (arrival, epoch_id, seq, device_id, hash, type, at, device_at, uptime_ms, received_at, time_quality, live, touchpoint,
              question, scale, value, channel, label, data)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
            ON CONFLICT (epoch_id, seq) DO NOTHING
            """,
            19);
    }

    public CounterStatement Counters { get; }

    /// <summary>Reads where the arrivals stand; must be called at the begin of each transaction, since a rollback takes numbers back.</summary>
    public void Begin(SqliteTransaction transaction) =>
        lastArrival = transaction.Connection!.ExecuteScalar<long>("SELECT coalesce(max(arrival), 0) FROM event", transaction: transaction);

    /// <summary>Inserts the event; false when its id is already there.</summary>
    public bool TryInsert(SqliteTransaction transaction, EpochEntry epoch, ReceivedEvent received, StoredEvent stored, Answer? answer, string? words, out long arrival)
    {
        arrival = lastArrival + 1;
        EventEnvelope envelope = received.Envelope;
        int inserted = insert.Execute(
            transaction, arrival, epoch.Id, received.Sequence, epoch.DeviceId, received.PayloadHash, envelope.Type, stored.At.ToUnixTimeMilliseconds(),
            envelope.Time.ToUnixTimeMilliseconds(), envelope.UptimeMilliseconds, stored.ReceivedAt.ToUnixTimeMilliseconds(), stored.TimeQuality,
            stored.Live ? 1 : 0, stored.Touchpoint ?? "", answer?.Question, answer?.Scale, answer?.Value, answer?.Channel, stored.Label,
            words ?? Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(envelope.Data)));
        lastArrival += inserted;
        return inserted == 1;
    }
}

/// <summary>What a press and an imported answer have in common.</summary>
internal sealed record Answer(string Question, int Scale, int Value, string Channel)
{
    public static Answer? Of(EventData data) => data switch
    {
        PressEvent press => new Answer(press.Question, press.Scale, press.Value, CounterKey.Kiosk),
        ImportEvent import => new Answer(import.Question, import.Scale, import.Value, import.Simulated ? Simulated : import.Channel),
        _ => null,
    };

    /// <summary>Channel of answers that a simulator made, so that no page shows them as real.</summary>
    public const string Simulated = "simulated";
}
