using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.Storage;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Improvement;

internal sealed class TaskQueries(HubDatabase database)
{
    /// <summary>Most tasks a list shows; the newest.</summary>
    public const int MaxListed = 500;

    /// <summary>Newest first; null and empty filters let everything through.</summary>
    /// <param name="unfinished">True leaves out accepted ones.</param>
    public Task<IReadOnlyList<ImprovementTask>> ListAsync(TaskState? state, string? department, bool unfinished, Scope scope, CancellationToken cancellation) => database.ReadAsync(
        reader => TaskRow.Read(
            reader,
            $"""
            id IN (SELECT id FROM task WHERE (@State IS NULL OR state = @State) AND NOT (@unfinished AND state = 'accepted')
              AND (@Department IS NULL OR department = @Department OR EXISTS (SELECT 1 FROM json_each(also_told) WHERE value = @Department))
              AND {ScopeSql.Task}
              ORDER BY id DESC LIMIT @MaxListed)
            """,
            ScopeSql.Values(scope, new { State = state is { } one ? EnumWord<TaskState>.Of(one) : null, Department = string.IsNullOrEmpty(department) ? null : department, unfinished, MaxListed })),
        cancellation);

    public async Task<ImprovementTask?> FindAsync(long id, Scope scope, CancellationToken cancellation) =>
        await database.ReadAsync(reader => Find(reader, id, scope), cancellation);

    /// <summary>Null also for a task that the scope does not show.</summary>
    public static ImprovementTask? Find(SqliteConnection reader, long id, Scope scope, SqliteTransaction? transaction = null) =>
        TaskRow.Read(reader, $"id = @id AND {ScopeSql.Task}", ScopeSql.Values(scope, new { id }), transaction) is [{ } task] ? task : null;
}
