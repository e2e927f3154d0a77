using SQLite;

namespace Cem.Edge.Agent.Outbox;

/// <summary>What must be known of the outbox when its file is lost: kept in a file beside it, written when it changed. Belongs to the writer's thread.</summary>
internal sealed class TallyBook(string folder, LedgerBook ledger) : IDisposable
{
    private readonly TallyFile _file = new(folder);
    private IReadOnlyList<NumbersInUse> _earlierEpochs = [];

    /// <summary>As last written, by this start or by the one before.</summary>
    public Tally Last { get; private set; } = Tally.None;

    /// <summary>Takes over what the start before has left.</summary>
    public void Read() => Last = _file.Read();

    /// <summary>The outbox file is new and the tally is not: the old one was damaged, or is gone.</summary>
    public bool Outlived(SQLiteConnection outbox) => Last.Start > 0 && outbox.ExecuteScalar<int>("SELECT count(*) FROM epoch") == 0;

    /// <summary>Notes which numbers of earlier starts the outbox still holds.</summary>
    public void Opened(OutboxTables tables, string epoch) => _earlierEpochs = [.. tables.WaitingByEpoch().Where(one => one.Epoch != epoch)];

    /// <summary>Brings presses into the ledger that were refused and counted when the agent before ended before its disk took the count.</summary>
    public void RecallRefused()
    {
        IReadOnlyDictionary<string, long> known = ledger.All();
        foreach ((string name, long count) in Last.Counters.Where(one => LedgerBook.IsDropped(one.Key) && one.Value > known.GetValueOrDefault(one.Key)))
        {
            ledger.Remember(name, count - known.GetValueOrDefault(name));
            ledger.Remember(LedgerBook.Produced, count - known.GetValueOrDefault(name));
        }
    }

    /// <param name="epoch">Of this start.</param>
    /// <param name="tables">Of the open outbox; null while it is out of reach.</param>
    /// <param name="lastSeq">The last number of this start.</param>
    public void Write(string epoch, OutboxTables? tables, long lastSeq)
    {
        int start = EventKey.StartOf(epoch);
        EventKey lowest = tables?.LowestWaiting ?? new EventKey(0, 0);
        NumbersInUse own = new(epoch, lowest.Start == start ? lowest.Seq : 1, lastSeq);
        var next = new Tally(Last.Generation + 1, start, ledger.All(), [.. _earlierEpochs.Where(one => EventKey.StartOf(one.Epoch) >= lowest.Start), own]);
        // Upkeep's look at an idle outbox must not cost a write.
        if (!next.SaysTheSame(Last))
        {
            Last = next;
            _file.Write(next);
        }
    }

    /// <summary>Forces it to the disk: seldom, and never while a shopper waits.</summary>
    public void Sync() => _file.Sync();

    /// <summary>Writes it again, forces it to the disk and reads it back from there; true also where the disk cannot be asked.</summary>
    public bool IsKept()
    {
        Last = Last with { Generation = Last.Generation + 1 };
        _file.Write(Last);
        _file.Sync();
        return _file.IsKept();
    }

    public void Dispose()
    {
        _file.Sync();
        _file.Dispose();
    }
}
