using Cem.Edge.Hub.Storage;

namespace Cem.Edge.Hub.Improvement;

internal sealed class TaskQueries(HubDatabase database)
{
    /// <summary>Most tasks a list shows; the newest.</summary>
    public const int MaxListed = 500;

    /// <summary>Newest first; null and empty filters let everything through.</summary>
    /// <param name="unfinished">True leaves out accepted ones.</param>
    public Task<IReadOnlyList<ImprovementTask>> ListAsync(TaskState? state, string? department, bool unfinished, CancellationToken cancellation) => database.ReadAsync(
        reader => TaskRow.Read(
            reader,
            """
            id IN (SELECT id FROM task WHERE (@State IS NULL OR state = @State) AND NOT (@unfinished AND state = 'accepted')
              AND (@Department IS NULL OR department = @Department OR EXISTS (SELECT 1 FROM json_each(also_told) WHERE value = @Department))
              ORDER BY id DESC LIMIT @MaxListed)
            """,
            new { State = state is { } one ? EnumWord<TaskState>.Of(one) : null, Department = string.IsNullOrEmpty(department) ? null : department, unfinished, MaxListed }),
        cancellation);

    public async Task<ImprovementTask?> FindAsync(long id, CancellationToken cancellation) =>
        await database.ReadAsync(reader => TaskRow.Read(reader, "id = @id", new { id }), cancellation) is [{ } task] ? task : null;
}
