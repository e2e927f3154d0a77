using System.Text.Json;
using Cem.Edge.Contracts;
using Cem.Edge.Agent.Health;
using SQLite;

namespace Cem.Edge.Agent.Outbox;

/// <summary>
/// The open outbox of one agent start. After any failed write the file is closed, reopened and asked what it really holds: an old handle
/// is never trusted again (RELIABILITY.md 3.5). Belongs to the writer's thread.
/// </summary>
internal sealed class OutboxSession(string folder, DeviceAddress device, DeviceClock clock, LedgerBook ledger, SyncMode sync = SyncMode.Full) : IDisposable
{
    private readonly TallyBook _tally = new(folder, ledger);
    private readonly Corrections _corrections = new(ledger);
    private readonly DiskTrust _trust = new(OutboxFile.PathIn(folder));
    private EventKey[] _inFlight = [];
    private SQLiteConnection? _connection;
    private OutboxTables? _tables;
    private long _nextSeq;
    private bool _lookedBack;

    /// <summary>Raised before the file is opened and checked, which may take long.</summary>
    public event Action? Opening;

    public string? Epoch { get; private set; }

    /// <summary>Path of a damaged file that was set aside when this session opened; null otherwise.</summary>
    public string? SetAside { get; private set; }

    /// <summary>Stores a group in one transaction together with the counters; all or nothing. Returns the keys once they were read back from the disk.</summary>
    public IReadOnlyList<EventKey> Store(IReadOnlyList<Append> group)
    {
        Transact(tables =>
        {
            _inFlight = KeysFor(group.Count);
            Insert(tables, _inFlight, group);
        });
        _trust.RequireLog(_connection!); // a session that stored is open
        return Landed();
    }

    /// <summary>
    /// Gives the next events of finished calls their numbers and moves them to where the uplink sees them: at most <see cref="CallPassage.EventsAtOnce"/>,
    /// since a press may wait for it. Returns their keys; none when nothing is left.
    /// </summary>
    public IReadOnlyList<EventKey> Release()
    {
        EventKey[] keys = [];
        Transact(tables =>
        {
            IReadOnlyList<StagedRow> staged = tables.Staged.Next(CallPassage.EventsAtOnce, CallPassage.BytesAtOnce);
            keys = KeysFor(staged.Count);
            for (int i = 0; i < staged.Count; i++)
            {
                EventStamp stamp = clock.Stamp(Epoch!, keys[i].Seq, clock.UptimeAt(DateTimeOffset.FromUnixTimeMilliseconds(staged[i].AtMs))); // a session in a transaction has an epoch
                tables.Insert(keys[i], Body(stamp, staged[i]), clock.Now);
                tables.Staged.Remove(staged[i]);
            }

            tables.Add(LedgerBook.Produced, staged.Count);
        });
        _nextSeq += keys.Length;
        return keys;
    }

    /// <summary>Runs work in one transaction, with all counts that waited in memory.</summary>
    public void Transact(Action<OutboxTables> work)
    {
        OutboxTables tables = Open();
        IReadOnlyDictionary<string, long> pending = ledger.TakePending();
        try
        {
            _connection!.BeginTransaction();
            work(tables);
            foreach ((string name, long count) in pending)
            {
                tables.Add(name, count);
            }

            if (pending.Count > 0)
            {
                tables.Add(LedgerBook.CountsEntered, 1);
            }

            Dictionary<string, long> counters = tables.Counters();
            _connection.Commit();
            _corrections.Committed(counters.GetValueOrDefault(LedgerBook.CountsEntered));
            ledger.Committed(counters, tables.Waiting, tables.OldestWaitingMs, LastSeq(tables));
            WriteTally();
        }
        catch (Exception failure)
        {
            ledger.GiveBack(pending);
            _corrections.Failed(pending);
            OutboxFile.RequireRoom(_connection!, failure, Close);
            throw;
        }
    }

    /// <summary>
    /// After a failed <see cref="Store"/>: reopens the file and returns the keys when they are there after all, since a commit may reach the
    /// disk although it reported an error. They count only once a checkpoint has written and synced them anew. Null: they are not there.
    /// </summary>
    public IReadOnlyList<EventKey>? Recover()
    {
        OutboxTables tables = Open();
        if (_inFlight.Length == 0 || !_inFlight.All(tables.Has))
        {
            return null;
        }

        if (!Checkpoint())
        {
            // Not known to be on the disk: refused, and corrected when the file is opened anew and holds it.
            Close();
            throw new OutboxException("the outbox file is in use and cannot be synced", "restart-agent");
        }

        return Landed();
    }

    /// <summary>Gives the group of a failed <see cref="Store"/> up: counted as dropped, until the reopened file shows otherwise.</summary>
    public void GiveUp(int count, string reason)
    {
        // The group that showed that the disk forgets is committed and counted: it is kept or gone together with its count.
        if (!_trust.Lost || _inFlight.Length == 0)
        {
            ledger.RememberDropped(reason, count);
            _corrections.GaveUp(_inFlight, reason);
        }

        _inFlight = [];
        WriteTally();
    }

    /// <summary>Forces the tally to the disk: seldom, and never while a shopper waits.</summary>
    public void SyncTally() => _tally.Sync();

    /// <summary>Writes and syncs the whole log into the database file and empties it; false when a reader was in the way and it did not.</summary>
    public bool Checkpoint()
    {
        Open();
        try
        {
            _connection!.ExecuteScalar<int>("PRAGMA wal_checkpoint(PASSIVE)");
            // The log may go only while the disk keeps what it is given: what was copied out of it cannot be read back beside SQLite's locks.
            _trust.Require(_tally.IsKept(), _connection!);
            return _connection!.ExecuteScalar<int>("PRAGMA wal_checkpoint(TRUNCATE)") == 0;
        }
        catch (Exception failure) when (!_trust.Lost || failure is not OutboxException)
        {
            // Its sync may be what failed: the kernel has then forgotten pages that this handle believes written.
            OutboxFile.RequireRoom(_connection!, failure, Close);
            throw;
        }
    }

    public void Dispose()
    {
        Close();
        _tally.Dispose();
    }

    private OutboxTables Open()
    {
        _trust.Require();
        if (_tables is { } open)
        {
            return open;
        }

        Opening?.Invoke();
        SQLiteConnection connection = OutboxFile.OpenForWriting(folder, out string? setAside, sync);
        try
        {
            SetAside = setAside ?? SetAside;
            if (Epoch is null)
            {
                _tally.Read();
            }

            if (_tally.Outlived(connection))
            {
                // In a start that has its epoch already it goes on, with numbers that go on too.
                connection.RunInTransaction(() => Salvage.Run(connection, setAside, _tally.Last));
            }

            Epoch ??= OutboxFile.BeginEpoch(connection, _tally.Last.Start);
            var tables = new OutboxTables(connection);
            _tally.Opened(tables, Epoch);
            _nextSeq = Math.Max(_nextSeq, tables.NextSeq(EventKey.StartOf(Epoch)));
            Dictionary<string, long> counters = tables.Counters();
            ledger.Committed(counters, tables.Waiting, tables.OldestWaitingMs, LastSeq(tables));
            _connection = connection;
            _tables = tables;
            _trust.Opened();
            _corrections.Apply(tables, counters.GetValueOrDefault(LedgerBook.CountsEntered));
            LookBack(tables);
            WriteTally();
            return tables;
        }
        catch (Exception failure)
        {
            OutboxFile.RequireRoom(connection, failure, connection.Close);
            throw;
        }
    }

    /// <summary>The agent before was killed while it held remarks: their sound is gone, and it is said.</summary>
    private void LookBack(OutboxTables tables)
    {
        if (_lookedBack)
        {
            return;
        }

        _lookedBack = true;
        _tally.RecallRefused();
        long held = tables.Counters().GetValueOrDefault(LedgerBook.RemarksHeld);
        ledger.Remember(LedgerBook.RemarksHeld, -held);
        if (held > 0)
        {
            ledger.RememberDropped(DropReason.AgentKilled, held);
        }
    }

    private void WriteTally()
    {
        if (Epoch is { } epoch)
        {
            _tally.Write(epoch, _tables, LastSeq(_tables));
        }
    }

    /// <summary>The last number of this start; a transaction under way has given newer ones than are known to have landed.</summary>
    private long LastSeq(OutboxTables? tables) =>
        tables is { Newest: var newest } && newest.Start == EventKey.StartOf(Epoch!) ? Math.Max(newest.Seq, _nextSeq - 1) : _nextSeq - 1;

    private EventKey[] KeysFor(int count) => [.. Enumerable.Range(0, count).Select(index => new EventKey(EventKey.StartOf(Epoch!), _nextSeq + index))];

    private void Insert(OutboxTables tables, EventKey[] keys, IReadOnlyList<Append> group)
    {
        for (int i = 0; i < group.Count; i++)
        {
            EventStamp stamp = clock.Stamp(Epoch!, keys[i].Seq, group[i].At);
            tables.Insert(keys[i], Wire.Write(Wire.Envelope(device, stamp, group[i].Data)), clock.Now);
        }

        tables.Add(LedgerBook.Produced, group.Count);
        tables.Add(LedgerBook.RemarksHeld, -group.Count(one => one.Data is VoiceEvent { CallId: null }));
    }

    // What a bad disk has damaged goes out as it is: the hub refuses it, and it is quarantined with that reason instead of standing in the way.
    private byte[] Body(EventStamp stamp, StagedRow staged)
    {
        try
        {
            return Wire.Write(Wire.Envelope(device, stamp, staged.Type, staged.Body));
        }
        catch (JsonException)
        {
            return staged.Body;
        }
    }

    private EventKey[] Landed()
    {
        EventKey[] keys = _inFlight;
        _inFlight = [];
        _nextSeq = keys[^1].Seq + 1;
        return keys;
    }

    private void Close()
    {
        try
        {
            _connection?.Close();
        }
        catch (SQLiteException)
        {
            // A handle that failed may fail to close; it is given up either way.
        }

        _trust.Closed();
        (_connection, _tables) = (null, null);
    }
}
