using Cem.Edge.Hub.Storage;
using Dapper;
using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub.Privacy;

/// <summary>What is kept of a kind, and what was deleted of it.</summary>
/// <param name="Kind">Word of the kind.</param>
/// <param name="Days">How long it is kept.</param>
/// <param name="LookedAt">When it was last looked for what is past; null while never.</param>
/// <param name="LastRemovedAt">When something was last deleted; null while never.</param>
/// <param name="LastBefore">Everything older than this went then.</param>
/// <param name="LastRemoved">How many rows (backups: copies) went then.</param>
/// <param name="Removed">How many went in all.</param>
internal sealed record RetentionLine(
    string Kind, double Days, DateTimeOffset? LookedAt, DateTimeOffset? LastRemovedAt, DateTimeOffset? LastBefore, long LastRemoved, long Removed);

internal sealed class RetentionQueries(HubDatabase database, IOptions<RetentionOptions> options)
{
    /// <summary>One line for each kind; backups are left out where the hub does not look after them.</summary>
    public async Task<IReadOnlyList<RetentionLine>> ListAsync(CancellationToken cancellation)
    {
        ILookup<string, Row> rows = (await database.ReadAsync(
            connection => connection.Query<Row>(
                """
                SELECT l.kind, l.at AS lookedAt, r.at, r.before, r.removed, (SELECT sum(removed) FROM retention_run WHERE kind = l.kind) AS total
                FROM retention_look l LEFT JOIN retention_run r ON r.kind = l.kind AND r.at = (SELECT max(at) FROM retention_run WHERE kind = l.kind)
                """).AsList(),
            cancellation)).ToLookup(row => row.Kind);
        return
        [
            .. RetentionKind.All.Where(kind => kind != RetentionKind.Backups || options.Value.BackupFolder.Length > 0)
                .Select(kind => (rows[kind.Id].FirstOrDefault() ?? new Row()).Line(kind.Id, kind.Term(options.Value))),
        ];
    }

    private sealed class Row
    {
        public string Kind { get; init; } = "";

        public long? LookedAt { get; init; }

        public long? At { get; init; }

        public long? Before { get; init; }

        public long? Removed { get; init; }

        public long? Total { get; init; }

        public RetentionLine Line(string kind, TimeSpan term) => new(kind, term.TotalDays, Moment(LookedAt), Moment(At), Moment(Before), Removed ?? 0, Total ?? 0);

        private static DateTimeOffset? Moment(long? at) => at is > 0 ? DateTimeOffset.FromUnixTimeMilliseconds(at.Value) : null;
    }
}
