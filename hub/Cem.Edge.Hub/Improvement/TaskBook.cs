using System.Text.Json;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.People.Audit;
using Cem.Edge.Hub.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Improvement;

/// <summary>Writes tasks: opened in the transaction of their alert, moved by people one step at a time.</summary>
internal sealed class TaskBook(HubDatabase database, TaskFeed feed, TimeProvider time)
{
    /// <summary>Opens a task, or notes in the unfinished one about the same subject that it happened again.</summary>
    /// <returns>Task id.</returns>
    public static long Open(SqliteTransaction transaction, string subject, TaskAddress address, DateTimeOffset now)
    {
        if (TaskRow.Read(transaction.Connection!, "subject = @subject AND state <> 'accepted'", new { subject }, transaction) is [var unfinished, ..])
        {
            Apply(transaction, unfinished.Id, new TaskStep(unfinished.Version + 1, TaskAction.Recur, "", "", now, unfinished.State, unfinished.State, ""));
            return unfinished.Id;
        }

        long id = transaction.Connection!.ExecuteScalar<long>(
            """
            INSERT INTO task (subject, department, person, also_told, state, version, opened_at)
            VALUES (@subject, @Department, @Person, @Told, 'open', 1, @At) RETURNING id
            """,
            new { subject, address.Department, address.Person, Told = JsonSerializer.Serialize(address.AlsoTold), At = now.ToUnixTimeMilliseconds() },
            transaction);
        TaskRow.Append(transaction, id, new TaskStep(1, TaskAction.Open, "", "", now, TaskState.Open, TaskState.Open, ""));
        return id;
    }

    /// <summary>Takes one step for <paramref name="person"/>, or says why not. Two people at once: one of them is told that the task changed.</summary>
    /// <param name="scope">What the person may see: other tasks are none.</param>
    /// <param name="alongside">Runs in the same transaction when the step is taken.</param>
    public async Task<TaskDecision> StepAsync(
        long taskId, TaskWish wish, Person? person, Scope scope, Action<SqliteTransaction, TaskStep>? alongside, CancellationToken cancellation)
    {
        if (person is null)
        {
            return TaskRefusal.NobodyActs;
        }

        TaskDecision decision = await database.WriteAsync(
            transaction =>
            {
                if (TaskQueries.Find(transaction.Connection!, taskId, scope, transaction) is not { } task)
                {
                    return TaskRefusal.NoSuchTask;
                }

                TaskDecision decided = Take(transaction, task, wish, person, time.GetUtcNow());
                if (decided.Step is { } step)
                {
                    alongside?.Invoke(transaction, step);
                }

                return decided;
            },
            cancellation);
        if (decision.Step is not null)
        {
            feed.Tell();
        }

        return decision;
    }

    /// <summary>A step on a task as it stands in an open transaction, whatever its version; null when the scope shows no such task.</summary>
    public static TaskDecision? Step(SqliteTransaction transaction, long taskId, TaskAction action, Person person, Scope scope, string comment, DateTimeOffset now) =>
        TaskQueries.Find(transaction.Connection!, taskId, scope, transaction) is { } task ? Take(transaction, task, new TaskWish(action, task.Version, comment), person, now) : null;

    private static TaskDecision Take(SqliteTransaction transaction, ImprovementTask task, TaskWish wish, Person person, DateTimeOffset now)
    {
        TaskDecision decided = TaskMachine.Decide(task, wish.Action, person, wish.SeenVersion, wish.Comment, now);
        if (decided.Step is { } step)
        {
            Apply(transaction, task.Id, step);
            AuditLog.Add(transaction, step.At, person, AuditAction.TaskStep, $"task {task.Id}", EnumWord<TaskAction>.Of(step.Action));
        }

        return decided;
    }

    private static void Apply(SqliteTransaction transaction, long taskId, TaskStep step)
    {
        TaskRow.Append(transaction, taskId, step);
        transaction.Connection!.Execute(
            "UPDATE task SET state = @State, version = @Number WHERE id = @taskId",
            new { State = EnumWord<TaskState>.Of(step.To), step.Number, taskId },
            transaction);
    }
}
