namespace Cem.Edge.Agent.Outbox;

/// <summary>
/// What was counted while nobody knew what the disk had taken. The reopened file tells, and what lies in it after all is taken back from
/// the counts. Belongs to the writer's thread.
/// </summary>
internal sealed class Corrections(LedgerBook ledger)
{
    private readonly List<(EventKey Key, string Reason)> _givenUp = [];
    private (long Mark, IReadOnlyDictionary<string, long> Counts)? _uncertain;
    private long _mark;

    /// <summary>A commit landed, and with it <paramref name="mark"/>: how often counts from memory have been entered.</summary>
    public void Committed(long mark) => _mark = mark;

    /// <summary>A commit that would have entered <paramref name="counts"/> reported an error; it may have landed all the same.</summary>
    public void Failed(IReadOnlyDictionary<string, long> counts)
    {
        if (counts.Count > 0)
        {
            _uncertain = (_mark + 1, counts);
        }
    }

    /// <summary>Events that were counted as dropped.</summary>
    public void GaveUp(IEnumerable<EventKey> keys, string reason) => _givenUp.AddRange(keys.Select(key => (key, reason)));

    /// <summary>The file was opened anew and holds <paramref name="tables"/> and <paramref name="mark"/>.</summary>
    public void Apply(OutboxTables tables, long mark)
    {
        if (_uncertain is { } uncertain && uncertain.Mark == mark)
        {
            // Entered again they would count twice.
            foreach ((string name, long count) in uncertain.Counts)
            {
                ledger.Remember(name, -count);
            }
        }

        (_mark, _uncertain) = (mark, null);
        foreach ((EventKey key, string reason) in _givenUp.Where(one => tables.Has(one.Key)))
        {
            ledger.RememberDropped(reason, -1);
        }

        _givenUp.Clear();
    }
}
