using System.Text.Json;
using Cem.Edge.Hub.Improvement;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Detection;

/// <summary>Writes alerts, each with its task, inside the caller's transaction.</summary>
internal static class AlertBook
{
    /// <summary>Opens the alert unless one is open for its subject, or, for a remark, ever was.</summary>
    /// <returns>False when it is known already.</returns>
    public static bool Open(SqliteTransaction transaction, AlertSignal signal, DateTimeOffset now)
    {
        SqliteConnection connection = transaction.Connection!;
        string kind = EnumWord<AlertKind>.Of(signal.Kind);
        bool known = connection.ExecuteScalar<bool>(
            "SELECT EXISTS (SELECT 1 FROM alert WHERE kind = @kind AND subject = @Subject AND (closed_at IS NULL OR kind = 'critical-words'))",
            new { kind, signal.Subject }, transaction);
        if (known)
        {
            return false;
        }

        long taskId = TaskBook.Open(transaction, $"{kind} {signal.Subject}", signal.Address, now);
        connection.Execute(
            """
            INSERT INTO alert (kind, severity, subject, site, touchpoint, device, since, opened_at, facts, task_id)
            VALUES (@kind, @Severity, @Subject, @Site, @Touchpoint, @Device, @Since, @OpenedAt, @Facts, @taskId)
            """,
            new
            {
                kind,
                Severity = EnumWord<AlertSeverity>.Of(signal.Severity),
                signal.Subject,
                signal.Site,
                signal.Touchpoint,
                signal.Device,
                Since = signal.Since.ToUnixTimeMilliseconds(),
                OpenedAt = now.ToUnixTimeMilliseconds(),
                Facts = JsonSerializer.Serialize(signal.Facts),
                taskId,
            },
            transaction);
        return true;
    }

    public static void Close(SqliteTransaction transaction, long alertId, AlertEnding ending, DateTimeOffset now) => transaction.Connection!.Execute(
        "UPDATE alert SET closed_at = @At, ending = @Ending WHERE id = @alertId AND closed_at IS NULL",
        new { At = now.ToUnixTimeMilliseconds(), Ending = EnumWord<AlertEnding>.Of(ending), alertId },
        transaction);

    /// <summary>A remark's alert has no recovery of its own: it ends when its task is accepted, and is open again when that is taken back.</summary>
    public static Action<SqliteTransaction, TaskStep> Follow(long taskId) => (transaction, step) =>
    {
        string? change = step.To switch
        {
            TaskState.Accepted => "closed_at = @At, ending = 'task-accepted' WHERE closed_at IS NULL",
            TaskState.Reopened => "closed_at = NULL, ending = NULL WHERE ending = 'task-accepted'",
            _ => null,
        };
        if (change is not null)
        {
            transaction.Connection!.Execute(
                $"UPDATE alert SET {change} AND task_id = @taskId AND kind = 'critical-words'", new { At = step.At.ToUnixTimeMilliseconds(), taskId }, transaction);
        }
    };
}
