using SQLite;

namespace Cem.Edge.Agent.Outbox;

/// <summary>Reads beside the writer, on a connection of its own; WAL lets both go on at once. Safe for several threads.</summary>
internal sealed class OutboxReader(OutboxOptions options) : IDisposable
{
    private readonly Lock _gate = new();
    private SQLiteConnection? _connection;

    /// <summary>Waiting events with <paramref name="after"/> &lt; key &lt;= <paramref name="upTo"/>, in order.</summary>
    public IReadOnlyList<StoredEvent> Waiting(EventKey after, EventKey upTo, int most) =>
        Read("SELECT key, body FROM event WHERE key > ? AND key <= ? AND state = 0 ORDER BY key LIMIT ?", after.Value, upTo.Value, most);

    /// <summary>Events of a replay, acknowledged or not; what is quarantined was refused and is not sent again.</summary>
    public IReadOnlyList<StoredEvent> Replay(EventKey from, EventKey to, int most) =>
        Read("SELECT key, body FROM event WHERE key BETWEEN ? AND ? AND state <> 2 ORDER BY key LIMIT ?", from.Value, to.Value, most);

    /// <summary>Copies the log into the database file, as far as nobody reads or writes it: takes no lock a press could wait for.</summary>
    public void Checkpoint() => Use(connection => connection.ExecuteScalar<int>("PRAGMA wal_checkpoint(PASSIVE)"));

    public void Dispose() => _connection?.Dispose();

    private StoredEvent[] Read(string sql, params object[] arguments) =>
        Use(connection => connection.Query<EventRow>(sql, arguments).Select(row => new StoredEvent(EventKey.From(row.Key), row.Body)).ToArray());

    private T Use<T>(Func<SQLiteConnection, T> work)
    {
        lock (_gate)
        {
            try
            {
                return work(_connection ??= OutboxFile.OpenForReading(options.Folder));
            }
            catch (SQLiteException)
            {
                // The file may have been replaced or the disk may be back: the next use opens it anew.
                _connection?.Dispose();
                _connection = null;
                throw;
            }
        }
    }
}

/// <summary>An event as it lies in the outbox, ready to be sent.</summary>
internal sealed record StoredEvent(EventKey Key, byte[] Body);
