using Cem.Edge.Contracts;
using SQLite;

namespace Cem.Edge.Agent.Outbox;

/// <summary>
/// Fills a new outbox after the old file was found damaged and set aside: every row that can still be read, and a ledger that adds up again. What waited
/// and cannot be read is counted as dropped, never forgotten. To be called inside a transaction of the new file.
/// </summary>
internal static class Salvage
{
    public static void Run(SQLiteConnection fresh, string? damagedFile, Tally tally)
    {
        Dictionary<string, long> counters = new(tally.Counters);
        if (damagedFile is not null)
        {
            using SQLiteConnection old = OutboxFile.OpenDamaged(damagedFile);
            Copy<EpochRow>(old, fresh);
            Copy<EventRow>(old, fresh);
            Copy<CallRow>(old, fresh);
            Copy<StagedRow>(old, fresh);
            Copy<LostRow>(old, fresh);
            // Counters grow: the higher one is the newer.
            foreach (CounterRow row in Readable<CounterRow>(old))
            {
                counters[row.Name] = Math.Max(row.Value, counters.GetValueOrDefault(row.Name));
            }
        }

        foreach ((string name, long value) in counters)
        {
            fresh.InsertOrReplace(new CounterRow { Name = name, Value = value });
        }

        foreach (NumbersInUse epoch in tally.Epochs)
        {
            fresh.Execute("INSERT OR IGNORE INTO epoch(start, name) VALUES(?, ?)", EventKey.StartOf(epoch.Epoch), epoch.Epoch);
        }

        Balance(new OutboxTables(fresh), fresh, tally, counters);
    }

    private static void Balance(OutboxTables tables, SQLiteConnection fresh, Tally tally, Dictionary<string, long> counters)
    {
        long accounted = tables.Waiting + counters.GetValueOrDefault(LedgerBook.Acknowledged) + counters.GetValueOrDefault(LedgerBook.Quarantined)
            + counters.Where(one => LedgerBook.IsDropped(one.Key)).Sum(one => one.Value);
        long missing = counters.GetValueOrDefault(LedgerBook.Produced) - accounted;
        if (missing > 0)
        {
            tables.Lost.Add(tally.Epochs.SelectMany(epoch => Unreadable(fresh, epoch)), missing);
        }
        else
        {
            // Rows that are younger than the tally.
            tables.Add(LedgerBook.Produced, -missing);
        }
    }

    private static IEnumerable<DroppedRange> Unreadable(SQLiteConnection fresh, NumbersInUse epoch)
    {
        int start = EventKey.StartOf(epoch.Epoch);
        IEnumerable<SeqRange> read = fresh.QueryScalars<long>("SELECT key FROM event WHERE key BETWEEN ? AND ?", new EventKey(start, epoch.First).Value, new EventKey(start, epoch.Last).Value)
            .Select(key => EventKey.From(key).Seq).Select(seq => new SeqRange(seq, seq));
        return epoch.Last < epoch.First
            ? []
            : NumberRange.Without(new SeqRange(epoch.First, epoch.Last), read).Select(range => new DroppedRange(epoch.Epoch, range.From, range.To, DropReason.OutboxDamaged));
    }

    private static void Copy<T>(SQLiteConnection old, SQLiteConnection fresh)
        where T : new()
    {
        foreach (T row in Readable<T>(old))
        {
            fresh.InsertOrReplace(row);
        }
    }

    // Row by row, up to where the damage begins; what follows is counted as lost.
    private static IEnumerable<T> Readable<T>(SQLiteConnection old)
        where T : new()
    {
        using IEnumerator<T> rows = old.DeferredQuery<T>($"SELECT * FROM {old.GetMapping<T>().TableName}").GetEnumerator();
        while (true)
        {
            try
            {
                if (!rows.MoveNext())
                {
                    yield break;
                }
            }
            catch (SQLiteException)
            {
                yield break;
            }

            yield return rows.Current;
        }
    }
}
