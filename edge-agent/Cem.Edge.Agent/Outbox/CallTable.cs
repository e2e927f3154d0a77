using SQLite;

namespace Cem.Edge.Agent.Outbox;

/// <summary>Recordings of the call desk in the outbox file, so that a call's events and the word that it is done are one transaction.</summary>
internal sealed class CallTable(SQLiteConnection connection, Action<string, long> count)
{
    public CallRow? Find(string key) => connection.Find<CallRow>(key);

    /// <summary>Settled recordings whose files may still lie in the folder, oldest first.</summary>
    public IReadOnlyList<CallRow> Uncleared() =>
        connection.Query<CallRow>("SELECT * FROM call WHERE cleared = 0 AND outcome <> ? ORDER BY settled_ms", CallOutcome.Taken);

    /// <summary>Notes that a recording is begun; returns how often it was begun before without an end.</summary>
    public int Begin(CallRow call)
    {
        int before = Find(call.Key)?.Attempts ?? 0;
        call.Outcome = CallOutcome.Taken;
        call.Attempts = before + 1;
        connection.InsertOrReplace(call);
        return before;
    }

    /// <summary>It was put back for no fault of its own, for example at an ordinary stop.</summary>
    public void PutBack(string key) => connection.Execute("UPDATE call SET attempts = max(attempts - 1, 0) WHERE key = ? AND outcome = ?", key, CallOutcome.Taken);

    public void Drop(string key) => connection.Execute("DELETE FROM call WHERE key = ? AND outcome = ?", key, CallOutcome.Taken);

    /// <summary>Enters what became of a recording and counts it; false when that is known already.</summary>
    public bool Settle(CallRow call)
    {
        if (Find(call.Key) is { Outcome: not CallOutcome.Taken })
        {
            return false;
        }

        connection.InsertOrReplace(call);
        count(LedgerBook.Call(call.Outcome), 1);
        return true;
    }

    /// <summary>The file is gone. A finished call stays known; of the others nothing is left but their count.</summary>
    public void Clear(string key)
    {
        connection.Execute("UPDATE call SET cleared = 1 WHERE key = ? AND outcome = ?", key, CallOutcome.Done);
        connection.Execute("DELETE FROM call WHERE key = ? AND outcome <> ?", key, CallOutcome.Done);
    }

    /// <summary>Forgets calls that ended before <paramref name="before"/>, and notes of recordings that were begun before and never seen again.</summary>
    public int Prune(DateTimeOffset before) => connection.Execute(
        "DELETE FROM call WHERE settled_ms < ? AND (cleared = 1 OR outcome = ?) AND NOT EXISTS (SELECT 1 FROM staged WHERE staged.call = call.key)", before.ToUnixTimeMilliseconds(), CallOutcome.Taken);
}
