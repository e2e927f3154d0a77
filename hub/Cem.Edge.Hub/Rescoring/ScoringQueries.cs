using Cem.Edge.Hub.Storage;
using Cem.Edge.Hub.Taxonomies;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Rescoring;

internal sealed class ScoringQueries(HubDatabase database, RescoringMeter meter, TaxonomyBook taxonomies)
{
    /// <summary>What the devices sent, then every scoring in the order they began.</summary>
    public Task<IReadOnlyList<ScoringItem>> ListAsync(CancellationToken cancellation) => database.ReadAsync(List, cancellation);

    /// <summary>How two scorings read the same remarks; null when one of them is unknown.</summary>
    /// <param name="before">A scoring, or <see cref="ScoringRow.AsSent"/>.</param>
    public Task<ScoringComparison?> CompareAsync(long before, long after, CancellationToken cancellation) =>
        database.ReadAsync(connection => IsKnown(connection, before) && IsKnown(connection, after) ? ScoringComparison.Read(connection, before, after, taxonomies.Top) : null, cancellation);

    private static bool IsKnown(SqliteConnection connection, long id) => id == ScoringRow.AsSent || ScoringRow.Find(connection, id) is not null;

    private IReadOnlyList<ScoringItem> List(SqliteConnection connection)
    {
        long chosen = ScoringRow.Chosen(connection);
        long total = RescoringPass.Count(connection, long.MaxValue).Total;
        return [new ScoringItem { Id = ScoringRow.AsSent, Chosen = chosen == ScoringRow.AsSent, Done = total, Total = total }, .. ScoringRow.All(connection).Select(row => Item(connection, row, chosen))];
    }

    private ScoringItem Item(SqliteConnection connection, ScoringRow row, long chosen)
    {
        (long done, long total) = RescoringPass.Count(connection, row.UpTo);
        RescoringPace pace = meter.Of(row.Id);
        return new ScoringItem
        {
            Id = row.Id,
            Versions = row.Versions,
            Taxonomy = row.Taxonomy,
            BeganAt = DateTimeOffset.FromUnixTimeMilliseconds(row.BeganAt),
            BeganBy = row.BeganBy.Length == 0 ? null : row.BeganBy,
            FinishedAt = row.FinishedAt is { } finished ? DateTimeOffset.FromUnixTimeMilliseconds(finished) : null,
            Chosen = row.Id == chosen,
            Done = done,
            Total = total,
            Clauses = row.Clauses,
            ClausesPerSecond = row.FinishedAt is null ? pace.ClausesPerSecond : null,
            Left = row.FinishedAt is null && done < total ? pace.TimeFor(total - done) : null,
        };
    }
}
