using Cem.Edge.Hub.Improvement;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Privacy;

/// <summary>Takes rows away that are no events: some at a time, each call inside one transaction.</summary>
internal static class RowExpiry
{
    /// <param name="before">What is older goes.</param>
    /// <param name="limit">Most rows of one table at a time.</param>
    /// <returns>How many were taken away; 0 when nothing is left.</returns>
    public static int Remove(SqliteTransaction transaction, RetentionKind kind, DateTimeOffset before, int limit)
    {
        var values = new { before = before.ToUnixTimeMilliseconds(), limit, accepted = EnumWord<TaskState>.Of(TaskState.Accepted) };
        return kind.Id switch
        {
            "dead-letters" => Run("UPDATE dead_letter SET payload = x'' WHERE id IN (SELECT id FROM dead_letter WHERE received_at < @before AND length(payload) > 0 LIMIT @limit)")
                + Run(
                    """
                    UPDATE conflict SET payload = x'' WHERE (epoch_id, seq, hash) IN
                      (SELECT epoch_id, seq, hash FROM conflict WHERE received_at < @before AND length(payload) > 0 LIMIT @limit)
                    """),
            "judgements" => Run("DELETE FROM judgement WHERE id IN (SELECT id FROM judgement WHERE at < @before LIMIT @limit)"),
            "tasks" => Tasks(),
            "audit" => Run("DELETE FROM audit WHERE id IN (SELECT id FROM audit WHERE at < @before ORDER BY at LIMIT @limit)"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind.Id, "a kind without rows of its own"),
        };

        int Run(string sql) => transaction.Connection!.Execute(sql, values, transaction);

        int Tasks()
        {
            const string Over =
                """
                SELECT t.id FROM task t WHERE t.state = @accepted AND (SELECT max(s.at) FROM task_step s WHERE s.task_id = t.id) < @before
                  AND NOT EXISTS (SELECT 1 FROM alert a WHERE a.task_id = t.id AND a.closed_at IS NULL) ORDER BY t.id LIMIT @limit
                """;
            long[] over = [.. transaction.Connection!.Query<long>(Over, values, transaction)];
            foreach (string table in (string[])["alert WHERE task_id", "task_step WHERE task_id", "task WHERE id"])
            {
                transaction.Connection!.Execute($"DELETE FROM {table} IN @over", new { over }, transaction);
            }

            return over.Length;
        }
    }
}
