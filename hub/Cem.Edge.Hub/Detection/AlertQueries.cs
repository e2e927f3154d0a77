using System.Text.Json;
using Cem.Edge.Hub.Improvement;
using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Detection;

internal sealed class AlertQueries(HubDatabase database)
{
    /// <summary>Most alerts a list shows; the newest.</summary>
    public const int MaxListed = 500;

    private const string Columns =
        "SELECT id, kind, severity, subject, site, touchpoint, device, since, opened_at AS OpenedAt, closed_at AS ClosedAt, ending, facts, task_id AS TaskId FROM alert ";

    /// <summary>Newest first.</summary>
    /// <param name="open">True: only open ones; false: only closed ones; null: all.</param>
    public Task<IReadOnlyList<Alert>> ListAsync(bool? open, Scope scope, CancellationToken cancellation) => database.ReadAsync(
        reader => Read(reader, $"WHERE (@open IS NULL OR (closed_at IS NULL) = @open) AND {ScopeSql.Alert} ORDER BY id DESC LIMIT @MaxListed", ScopeSql.Values(scope, new { open, MaxListed })), cancellation);

    /// <summary>Every open alert that can end by itself; a remark's ends with its task.</summary>
    public Task<IReadOnlyList<Alert>> RecoverableAsync(CancellationToken cancellation) => database.ReadAsync(
        reader => Read(reader, "WHERE closed_at IS NULL AND kind <> 'critical-words' ORDER BY id", new { }), cancellation);

    /// <summary>The alerts of these tasks, oldest first.</summary>
    public Task<IReadOnlyList<Alert>> OfTasksAsync(IReadOnlyCollection<long> taskIds, CancellationToken cancellation) => database.ReadAsync(
        reader => Read(reader, "WHERE task_id IN @taskIds ORDER BY id", new { taskIds }), cancellation);

    private static IReadOnlyList<Alert> Read(SqliteConnection reader, string where, object parameters) =>
        [.. reader.Query<Row>(Columns + where, parameters).Select(row => row.Record())];

    internal sealed record Row(
        long Id, string Kind, string Severity, string Subject, string Site, string Touchpoint, string Device,
        long Since, long OpenedAt, long? ClosedAt, string? Ending, string Facts, long TaskId)
    {
        public Alert Record() => new()
        {
            Id = Id,
            Kind = EnumWord<AlertKind>.Parse(Kind),
            Severity = EnumWord<AlertSeverity>.Parse(Severity),
            Site = Site,
            Touchpoint = Touchpoint,
            Device = Device,
            Since = DateTimeOffset.FromUnixTimeMilliseconds(Since),
            OpenedAt = DateTimeOffset.FromUnixTimeMilliseconds(OpenedAt),
            ClosedAt = ClosedAt is { } closed ? DateTimeOffset.FromUnixTimeMilliseconds(closed) : null,
            Ending = Ending is { } ending ? EnumWord<AlertEnding>.Parse(ending) : null,
            // Facts are written by AlertBook only, never null.
            Facts = JsonSerializer.Deserialize<AlertFacts>(Facts)!,
            TaskId = TaskId,
        };
    }
}
