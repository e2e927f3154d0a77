using Cem.Edge.Contracts;
using SQLite;

namespace Cem.Edge.Agent.Outbox;

/// <summary>
/// Numbers that went with a damaged outbox file. They count as dropped, until the hub's acknowledgements at the next connection show that it holds some of
/// them; the rest is then reported, so that the hub's cursor passes it.
/// </summary>
internal sealed class LostNumbers(SQLiteConnection connection, Action<string, long> count)
{
    private const int RangesAtOnce = 50;
    private static readonly string Counter = LedgerBook.Dropped(DropReason.OutboxDamaged);

    // An acknowledgement may be one of several at a connection: what is left a while after it is lost for good.
    private bool _hubSpoke;
    private bool _hubHadTime;

    /// <summary>Notes that <paramref name="events"/> of these numbers are lost; a number may lie in a range and not be lost, if it was settled before.</summary>
    public void Add(IEnumerable<DroppedRange> ranges, long events)
    {
        foreach (DroppedRange range in ranges)
        {
            Insert(range.Epoch, range.From, range.To);
        }

        count(Counter, events);
    }

    /// <summary>The hub holds some of them after all.</summary>
    public void Settle(Ack ack)
    {
        _hubSpoke = true;
        long found = 0;
        foreach (LostRow lost in connection.Query<LostRow>("SELECT * FROM lost WHERE epoch = ?", ack.Epoch))
        {
            IReadOnlyList<SeqRange> left = NumberRange.Without(new SeqRange(lost.First, lost.Last), [new SeqRange(1, ack.UpTo), .. ack.Ranges]);
            found += lost.Last - lost.First + 1 - left.Sum(range => range.To - range.From + 1);
            connection.Delete(lost);
            foreach (SeqRange range in left)
            {
                Insert(lost.Epoch, range.From, range.To);
            }
        }

        if (found == 0)
        {
            return;
        }

        long counted = connection.ExecuteScalar<long>("SELECT value FROM counter WHERE name = ?", Counter);
        found = Math.Min(found, counted);
        count(Counter, -found);
        count(LedgerBook.Acknowledged, found);
    }

    /// <summary>What has to be reported now, a few ranges at a time; none before the hub has told what it holds. To be asked at intervals of some seconds.</summary>
    public IReadOnlyList<LostRow> Due()
    {
        (bool ready, _hubHadTime) = (_hubHadTime, _hubSpoke);
        return ready ? connection.Query<LostRow>("SELECT * FROM lost ORDER BY id LIMIT ?", RangesAtOnce) : [];
    }

    /// <summary>Their report is stored.</summary>
    public void Reported(IEnumerable<LostRow> rows)
    {
        foreach (LostRow row in rows)
        {
            connection.Delete(row);
        }
    }

    private void Insert(string epoch, long first, long last) => connection.Insert(new LostRow { Epoch = epoch, First = first, Last = last });
}
