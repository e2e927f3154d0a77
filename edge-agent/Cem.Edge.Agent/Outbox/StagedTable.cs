using SQLite;

namespace Cem.Edge.Agent.Outbox;

/// <summary>Events of calls on their way into the outbox. What belongs to a call that is done will be moved, whatever happens; the rest is left over from an interrupted try.</summary>
internal sealed class StagedTable(SQLiteConnection connection)
{
    public void Add(string call, IEnumerable<StagedEvent> events)
    {
        foreach (StagedEvent one in events)
        {
            connection.Execute("INSERT INTO staged(call, at_ms, type, body) VALUES(?, ?, ?, ?)", call, one.At.ToUnixTimeMilliseconds(), one.Type, one.Body);
        }
    }

    public int Count(string call) => connection.ExecuteScalar<int>("SELECT count(*) FROM staged WHERE call = ?", call);

    /// <summary>The next events of finished calls in their order; at least one where there is one, however large.</summary>
    public IReadOnlyList<StagedRow> Next(int most, int bytes)
    {
        List<StagedRow> rows = connection.Query<StagedRow>("SELECT staged.* FROM staged CROSS JOIN call ON call.key = staged.call WHERE call.outcome = ? ORDER BY staged.id LIMIT ?", CallOutcome.Done, most);
        int room = bytes;
        return [.. rows.TakeWhile((row, index) => (room -= row.Body.Length) >= 0 || index == 0)];
    }

    public void Remove(StagedRow row) => connection.Execute("DELETE FROM staged WHERE id = ?", row.Id);

    /// <summary>Deletes some of what belongs to no finished call; returns how many.</summary>
    public int Discard(int most) => connection.Execute(
        "DELETE FROM staged WHERE id IN (SELECT staged.id FROM staged LEFT JOIN call ON call.key = staged.call WHERE call.outcome IS NOT ? LIMIT ?)", CallOutcome.Done, most);
}
