using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Outbox;

/// <summary>
/// The device's counters: what is committed in the file, and what still waits in memory to be entered because the disk did not take it.
/// The view is the sum of both, so that the equation holds while the disk fails too.
/// </summary>
internal sealed class LedgerBook
{
    public const string Produced = "produced";
    public const string Acknowledged = "acknowledged";
    public const string Quarantined = "quarantined";
    public const string Lit = "lit";

    /// <summary>Remarks whose sound is only in memory now. What a start finds here was lost with the agent before.</summary>
    public const string RemarksHeld = "remarks-held";

    /// <summary>Grows with each transaction that enters counts from memory: tells whether one that failed landed all the same.</summary>
    public const string CountsEntered = "counts-entered";
    private const string DroppedPrefix = "dropped:";
    private const string CallPrefix = "call:";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _committed = [];
    private readonly Dictionary<string, long> _pending = [];
    private long _waiting;
    private long _oldestWaitingMs;
    private long _lastSeq;

    /// <summary>Names with a row from the beginning, so that counting a loss on a full disk needs no new page.</summary>
    public static IEnumerable<string> Preallocated =>
        [Produced, Acknowledged, Quarantined, Lit, RemarksHeld, CountsEntered, .. DropReason.All.Select(Dropped), .. CallOutcome.Counted.Select(Call)];

    public static bool IsDropped(string name) => name.StartsWith(DroppedPrefix, StringComparison.Ordinal);

    public static string Dropped(string reason) => DroppedPrefix + reason;

    public static string Call(string outcome) => CallPrefix + outcome;

    /// <summary>Counts something that has no row: a lit lamp.</summary>
    public void Remember(string name, long count = 1)
    {
        lock (_gate)
        {
            Add(_pending, name, count);
        }
    }

    /// <summary>Counts events that are given up: owed, and dropped.</summary>
    public void RememberDropped(string reason, long count = 1)
    {
        lock (_gate)
        {
            Add(_pending, Produced, count);
            Add(_pending, Dropped(reason), count);
        }
    }

    /// <summary>A remark ended without an event: given up, and no longer in memory.</summary>
    public void RememberRemarkDropped(string reason)
    {
        lock (_gate)
        {
            Add(_pending, Produced, 1);
            Add(_pending, Dropped(reason), 1);
            Add(_pending, RemarksHeld, -1);
        }
    }

    /// <summary>What the next transaction has to enter.</summary>
    public IReadOnlyDictionary<string, long> TakePending()
    {
        lock (_gate)
        {
            var pending = new Dictionary<string, long>(_pending);
            _pending.Clear();
            return pending;
        }
    }

    /// <summary>The transaction that took <paramref name="pending"/> failed.</summary>
    public void GiveBack(IReadOnlyDictionary<string, long> pending)
    {
        lock (_gate)
        {
            foreach ((string name, long count) in pending)
            {
                Add(_pending, name, count);
            }
        }
    }

    /// <summary>The file's counters after a commit, or as found at start.</summary>
    public void Committed(IReadOnlyDictionary<string, long> counters, long waiting, long oldestWaitingMs, long lastSeq)
    {
        lock (_gate)
        {
            foreach ((string name, long value) in counters)
            {
                _committed[name] = value;
            }

            _waiting = waiting;
            _oldestWaitingMs = oldestWaitingMs;
            _lastSeq = lastSeq;
        }
    }

    public long Waiting
    {
        get
        {
            lock (_gate)
            {
                return _waiting;
            }
        }
    }

    public bool HasPending
    {
        get
        {
            lock (_gate)
            {
                return _pending.Values.Any(count => count != 0);
            }
        }
    }

    public LedgerCounters View(DateTimeOffset now)
    {
        lock (_gate)
        {
            var droppedBy = _committed.Keys.Concat(_pending.Keys).Where(IsDropped).Distinct()
                .Select(name => (Reason: name[DroppedPrefix.Length..], Count: Sum(name))).Where(one => one.Count > 0).ToDictionary(one => one.Reason, one => one.Count);
            return new LedgerCounters
            {
                Produced = Sum(Produced),
                Acknowledged = Sum(Acknowledged),
                Quarantined = Sum(Quarantined),
                Lit = Sum(Lit),
                Dropped = droppedBy.Values.Sum(),
                DroppedBy = droppedBy,
                Waiting = _waiting,
                LastSeq = _lastSeq,
                OldestWaitingMs = _waiting == 0 ? 0 : Math.Max(0, now.ToUnixTimeMilliseconds() - _oldestWaitingMs),
            };
        }
    }

    /// <summary>Every counter, with what waits in memory.</summary>
    public IReadOnlyDictionary<string, long> All()
    {
        lock (_gate)
        {
            return _committed.Keys.Union(_pending.Keys).ToDictionary(name => name, Sum);
        }
    }

    /// <summary>Recordings by what became of them.</summary>
    public IReadOnlyDictionary<string, long> Calls()
    {
        lock (_gate)
        {
            return CallOutcome.Counted.Select(outcome => (outcome, Count: Sum(Call(outcome)))).Where(one => one.Count > 0).ToDictionary(one => one.outcome, one => one.Count);
        }
    }

    private long Sum(string name) => _committed.GetValueOrDefault(name) + _pending.GetValueOrDefault(name);

    private static void Add(Dictionary<string, long> counters, string name, long count) => counters[name] = counters.GetValueOrDefault(name) + count;
}
