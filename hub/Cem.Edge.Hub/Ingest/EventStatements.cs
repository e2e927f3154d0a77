using System.Runtime.InteropServices;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Ingest;

/// <summary>The prepared statements of the hot path, on the writing connection.</summary>
internal sealed class EventStatements(HubDatabase database)
{
    private readonly PreparedStatement insert = database.Prepare(
        """
        INSERT INTO event (arrival, epoch_id, seq, device_id, hash, type, at, device_at, uptime_ms, received_at, time_quality, live, touchpoint,
          question, scale, value, channel, label, data)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
        """);

    private readonly PreparedStatement label = database.Prepare("UPDATE event SET label = ?1 WHERE arrival = ?2");
    private readonly PreparedStatement cursor = database.Prepare("UPDATE epoch SET up_to = ?1, ranges = ?2, stored = ?3 WHERE id = ?4");
    private readonly PreparedStatement seen = database.Prepare("UPDATE device SET last_seen_at = ?1 WHERE id = ?2");
    private long lastArrival;

    public CounterStatement Counters { get; } = new(database);

    /// <summary>Reads where the arrivals stand; must be called at the begin of each transaction, since a rollback takes numbers back.</summary>
    public void Begin(SqliteTransaction transaction) =>
        lastArrival = transaction.Connection!.ExecuteScalar<long>("SELECT coalesce(max(arrival), 0) FROM event", transaction: transaction);

    /// <summary>The number of the next event that is stored.</summary>
    public long NextArrival() => ++lastArrival;

    /// <summary>Inserts an event that is known to be new.</summary>
    public void Insert(FreshEvent fresh)
    {
        (EpochEntry epoch, ReceivedEvent received, StoredEvent stored, Answer? answer, byte[]? words) = fresh;
        EventEnvelope envelope = received.Envelope;
        insert.Bind(1, stored.Arrival);
        insert.Bind(2, epoch.Id);
        insert.Bind(3, received.Sequence);
        insert.Bind(4, epoch.DeviceId);
        insert.BindBlob(5, received.PayloadHash);
        insert.Bind(6, envelope.Type);
        insert.Bind(7, stored.At.ToUnixTimeMilliseconds());
        insert.Bind(8, envelope.Time.ToUnixTimeMilliseconds());
        insert.Bind(9, envelope.UptimeMilliseconds);
        insert.Bind(10, stored.ReceivedAt.ToUnixTimeMilliseconds());
        insert.Bind(11, stored.TimeQuality);
        insert.Bind(12, stored.Live ? 1 : 0);
        insert.Bind(13, stored.Touchpoint ?? "");
        BindAnswer(answer);
        insert.Bind(18, stored.Label);
        insert.BindText(19, words ?? JsonMarshal.GetRawUtf8Value(envelope.Data));
        insert.Run();
    }

    public void Relabel(long arrival, string word)
    {
        label.Bind(1, word);
        label.Bind(2, arrival);
        label.Run();
    }

    public void SaveCursor(EpochEntry epoch)
    {
        cursor.Bind(1, epoch.Cursor.UpTo);
        cursor.Bind(2, epoch.Cursor.RangesAsJson());
        cursor.Bind(3, epoch.Stored);
        cursor.Bind(4, epoch.Id);
        cursor.Run();
    }

    public void SaveSeen(long deviceId, DateTimeOffset at)
    {
        seen.Bind(1, at.ToUnixTimeMilliseconds());
        seen.Bind(2, deviceId);
        seen.Run();
    }

    private void BindAnswer(Answer? answer)
    {
        insert.Bind(14, answer?.Question);
        insert.Bind(17, answer?.Channel);
        if (answer is null)
        {
            insert.BindNull(15);
            insert.BindNull(16);
            return;
        }

        insert.Bind(15, answer.Scale);
        insert.Bind(16, answer.Value);
    }
}

/// <summary>An event that has no row yet.</summary>
/// <param name="Words">What is stored instead of its data, where a shopper asked to delete the words; null otherwise.</param>
internal sealed record FreshEvent(EpochEntry Epoch, ReceivedEvent Received, StoredEvent Stored, Answer? Answer, byte[]? Words);

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
