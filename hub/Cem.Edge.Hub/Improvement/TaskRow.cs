using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Improvement;

/// <summary>Tables to records and back; the only place that knows the columns.</summary>
internal static class TaskRow
{
    private sealed record Head(long Id, string Department, string Person, string AlsoTold, string State, long OpenedAt);

    private sealed record Step(
        long TaskId, long Number, string Action, string PersonId, string PersonName, long At, string FromState, string ToState, string Comment);

    /// <param name="where">Conditions on the table task, for example <c>id = @Id</c>.</param>
    public static IReadOnlyList<ImprovementTask> Read(SqliteConnection connection, string where, object parameters, SqliteTransaction? transaction = null)
    {
        Head[] heads = [.. connection.Query<Head>(
            $"SELECT id, department, person, also_told AS AlsoTold, state, opened_at AS OpenedAt FROM task WHERE {where} ORDER BY id DESC", parameters, transaction)];
        ILookup<long, TaskStep> steps = connection.Query<Step>(
            $"""
            SELECT task_id AS TaskId, number, action, person_id AS PersonId, person_name AS PersonName, at, from_state AS FromState, to_state AS ToState, comment
            FROM task_step WHERE task_id IN (SELECT id FROM task WHERE {where}) ORDER BY task_id, number
            """,
            parameters, transaction).ToLookup(step => step.TaskId, Record);
        return [.. heads.Select(head => Record(head, [.. steps[head.Id]]))];
    }

    public static void Append(SqliteTransaction transaction, long taskId, TaskStep step) => transaction.Connection!.Execute(
        "INSERT INTO task_step VALUES (@taskId, @Number, @Action, @PersonId, @PersonName, @At, @From, @To, @Comment)",
        new
        {
            taskId,
            step.Number,
            Action = EnumWord<TaskAction>.Of(step.Action),
            step.PersonId,
            step.PersonName,
            At = step.At.ToUnixTimeMilliseconds(),
            From = EnumWord<TaskState>.Of(step.From),
            To = EnumWord<TaskState>.Of(step.To),
            step.Comment,
        },
        transaction);

    private static ImprovementTask Record(Head head, IReadOnlyList<TaskStep> steps) => new()
    {
        Id = head.Id,
        Department = head.Department,
        Person = head.Person,
        AlsoTold = JsonSerializer.Deserialize<string[]>(head.AlsoTold) ?? [],
        State = EnumWord<TaskState>.Parse(head.State),
        OpenedAt = DateTimeOffset.FromUnixTimeMilliseconds(head.OpenedAt),
        Steps = steps,
    };

    private static TaskStep Record(Step step) => new(
        (int)step.Number, EnumWord<TaskAction>.Parse(step.Action), step.PersonId, step.PersonName, DateTimeOffset.FromUnixTimeMilliseconds(step.At),
        EnumWord<TaskState>.Parse(step.FromState), EnumWord<TaskState>.Parse(step.ToState), step.Comment);
}
