using Cem.Edge.Contracts;
using SQLite;

namespace Cem.Edge.Agent.Outbox;

/// <summary>
/// Every write to the outbox, each to be called inside the writer's transaction. Not safe for several threads: the writer's thread owns it.
/// </summary>
internal sealed class OutboxTables
{
    private readonly SQLiteConnection _connection;
    private EventKey _lowestWaiting;
    private long _total;

    public OutboxTables(SQLiteConnection connection)
    {
        _connection = connection;
        _total = connection.ExecuteScalar<long>("SELECT count(*) FROM event");
        Waiting = connection.ExecuteScalar<long>("SELECT count(*) FROM event WHERE state = 0");
        Calls = new CallTable(connection, Add);
        Staged = new StagedTable(connection);
        Lost = new LostNumbers(connection, Add);
        FindLowestWaiting();
    }

    public CallTable Calls { get; }

    public StagedTable Staged { get; }

    /// <summary>The newest event stored on this handle.</summary>
    public EventKey Newest { get; private set; }

    public LostNumbers Lost { get; }

    /// <summary>Lower than every number that waits.</summary>
    public EventKey LowestWaiting => _lowestWaiting;

    public long Waiting { get; private set; }

    /// <summary>Unix milliseconds; 0 when nothing waits.</summary>
    public long OldestWaitingMs { get; private set; }

    public long NextSeq(int start) =>
        _connection.ExecuteScalar<long>("SELECT coalesce(max(key), 0) FROM event WHERE key > ? AND key < ?", new EventKey(start, 0).Value, new EventKey(start + 1, 0).Value) is var last && last == 0
            ? 1
            : EventKey.From(last).Seq + 1;

    /// <summary>Numbers of each epoch of which events wait, oldest first.</summary>
    public IReadOnlyList<NumbersInUse> WaitingByEpoch() =>
        [.. _connection.Query<WaitingEpoch>("SELECT epoch.name, min(event.key) AS first, max(event.key) AS last FROM event JOIN epoch ON epoch.start = event.key >> ? WHERE event.state = 0 GROUP BY epoch.start ORDER BY epoch.start", EventKey.SeqBits)
            .Select(row => new NumbersInUse(row.Name, EventKey.From(row.First).Seq, EventKey.From(row.Last).Seq))];

    public bool Has(EventKey key) => _connection.ExecuteScalar<int>("SELECT count(*) FROM event WHERE key = ?", key.Value) == 1;

    public void Insert(EventKey key, byte[] body, DateTimeOffset storedAt)
    {
        long storedMs = storedAt.ToUnixTimeMilliseconds();
        _connection.Insert(new EventRow { Key = key.Value, Body = body, StoredMs = storedMs });
        _total++;
        Newest = key;
        if (Waiting++ == 0)
        {
            (_lowestWaiting, OldestWaitingMs) = (key, storedMs);
        }
    }

    public void Add(string counter, long count)
    {
        if (count != 0)
        {
            _connection.Execute("INSERT INTO counter(name, value) VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET value = value + excluded.value", counter, count);
        }
    }

    public Dictionary<string, long> Counters() => _connection.Query<CounterRow>("SELECT name, value FROM counter").ToDictionary(row => row.Name, row => row.Value);

    /// <summary>Applies the hub's word; returns how many rows it settled, or null for an epoch of another device or card.</summary>
    public int? Settle(Ack ack, DateTimeOffset now)
    {
        if (StartOf(ack.Epoch) is not { } start)
        {
            return null;
        }

        int refused = ack.Rejected.Sum(one => Quarantine(new EventKey(start, one.Seq), one.Reason, now));
        int acknowledged = Acknowledge(start, 1, ack.UpTo, now) + ack.Ranges.Sum(range => Acknowledge(start, range.From, range.To, now));
        Add(LedgerBook.Acknowledged, acknowledged);
        Lost.Settle(ack);
        FindLowestWaiting();
        return refused + acknowledged;
    }

    /// <summary>Takes one waiting event out of the way for good, with its reason.</summary>
    public int Quarantine(EventKey key, string reason, DateTimeOffset now)
    {
        int changed = _connection.Execute("UPDATE event SET state = 2, settled_ms = ?, note = ? WHERE key = ? AND state = 0", now.ToUnixTimeMilliseconds(), reason, key.Value);
        Waiting -= changed;
        Add(LedgerBook.Quarantined, changed);
        FindLowestWaiting();
        return changed;
    }

    public string? EpochName(int start) => _connection.Find<EpochRow>(start)?.Name;

    /// <summary>The stored event as JSON, whatever became of it; null when it is gone.</summary>
    public byte[]? Body(string epoch, long seq) => StartOf(epoch) is { } start
        ? _connection.Query<EventRow>("SELECT key, body FROM event WHERE key = ?", new EventKey(start, seq).Value).SingleOrDefault()?.Body
        : null;

    /// <summary>Overwrites a stored event, for erasing a shopper's words.</summary>
    public void Replace(string epoch, long seq, byte[] body) =>
        _connection.Execute("UPDATE event SET body = ? WHERE key = ?", body, new EventKey(StartOf(epoch) ?? 0, seq).Value);

    /// <summary>
    /// Deletes settled events that are older than <paramref name="before"/> or beyond <paramref name="most"/>. Looks at the oldest
    /// <paramref name="atATime"/> rows only, so that a press never waits for a walk through the table. Returns how many it deleted.
    /// </summary>
    public int Prune(DateTimeOffset before, int most, int atATime)
    {
        long excess = Math.Max(0, _total - Waiting - most);
        int deleted = _connection.Execute("""
            DELETE FROM event WHERE state <> 0 AND key IN (SELECT key FROM event ORDER BY key LIMIT ?)
              AND (settled_ms < ? OR key IN (SELECT key FROM event ORDER BY key LIMIT ?))
            """, atATime, before.ToUnixTimeMilliseconds(), Math.Min(excess, atATime));
        _total -= deleted;
        return deleted;
    }

    private int Acknowledge(int start, long from, long to, DateTimeOffset now)
    {
        // Nothing waits below the lowest waiting row, so an old epoch's settled history is not walked again at each acknowledgement.
        long first = Math.Max(new EventKey(start, Math.Clamp(from, 1, WireLimits.MaxSequence)).Value, _lowestWaiting.Value);
        int changed = _connection.Execute("UPDATE event SET state = 1, settled_ms = ? WHERE key BETWEEN ? AND ? AND state = 0",
            now.ToUnixTimeMilliseconds(), first, new EventKey(start, Math.Clamp(to, 0, WireLimits.MaxSequence)).Value);
        Waiting -= changed;
        return changed;
    }

    private int? StartOf(string epoch) => CemId.IsValidEpoch(epoch) && _connection.Find<EpochRow>(EventKey.StartOf(epoch)) is { } row && row.Name == epoch ? row.Start : null;

    private void FindLowestWaiting()
    {
        EventRow? row = Waiting == 0
            ? null
            : _connection.Query<EventRow>("SELECT key, stored_ms FROM event WHERE state = 0 AND key >= ? ORDER BY key LIMIT 1", _lowestWaiting.Value).FirstOrDefault();
        (_lowestWaiting, OldestWaitingMs) = row is null ? (_lowestWaiting, 0) : (EventKey.From(row.Key), row.StoredMs);
    }
}
