using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People.Audit;
using Cem.Edge.Hub.Storage;
using Cem.Edge.Hub.Taxonomies;
using Cem.Edge.Scoring.Departments;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Rescoring;

/// <summary>Begins scorings and says which one counts.</summary>
internal sealed class ScoringBook(HubDatabase database, TaxonomyBook taxonomies, ScorerShelf shelf, RescoringBell bell, TimeProvider time)
{
    /// <summary>Takes a taxonomy file and begins to score all stored remarks with it. A bad file changes nothing.</summary>
    /// <param name="origin">Name of the file.</param>
    public async Task<ScoringDecision> ImportAsync(byte[] json, string origin, Person? person, CancellationToken cancellation)
    {
        if (ScoringDecision.Hindrance(person) is { } hindrance)
        {
            return hindrance;
        }

        string versions = "";
        TaxonomyImport import = await taxonomies.ImportAsync(json, origin, person!, Prepare, cancellation); // nobody is hindered above
        if (import.Taxonomy is null)
        {
            return new ScoringDecision(null, ScoringRefusal.BadFile, import.Faults);
        }

        bell.Ring();
        return ScoringDecision.Done(versions);

        Action<SqliteTransaction> Prepare(Taxonomy taxonomy)
        {
            versions = shelf.VersionsOf(taxonomy);
            return transaction =>
            {
                Begin(transaction, versions, taxonomy.Version, person!.Name);
                AuditLog.Add(transaction, time.GetUtcNow(), person, AuditAction.TaxonomyImported, taxonomy.Version, origin);
            };
        }
    }

    /// <summary>Begins to score all stored remarks with a taxonomy the hub knows; one that has begun goes on.</summary>
    public async Task<ScoringDecision> BeginAsync(string taxonomy, Person? person, CancellationToken cancellation)
    {
        if (ScoringDecision.Hindrance(person) is { } hindrance)
        {
            return hindrance;
        }

        if (shelf.Find(taxonomy) is not { } scorer)
        {
            return ScoringRefusal.NoSuchScoring;
        }

        await database.WriteAsync(
            transaction =>
            {
                Begin(transaction, scorer.Versions, taxonomy, person!.Name);
                AuditLog.Add(transaction, time.GetUtcNow(), person, AuditAction.ScoringBegun, taxonomy, scorer.Versions);
            },
            cancellation);
        bell.Ring();
        return ScoringDecision.Done(scorer.Versions);
    }

    /// <summary>Makes another scoring count, at once and for everything: one row changes.</summary>
    /// <param name="id">A finished scoring, or <see cref="ScoringRow.AsSent"/>.</param>
    public async Task<ScoringDecision> ChooseAsync(long id, Person? person, CancellationToken cancellation)
    {
        if (ScoringDecision.Hindrance(person) is { } hindrance)
        {
            return hindrance;
        }

        ScoringDecision decision = await database.WriteAsync(transaction => Choose(transaction, id, person!), cancellation);
        bell.Ring();
        return decision;
    }

    /// <summary>
    /// After an upgrade the taxonomy that counts, or is being scored with, gives findings of other versions, or has another version itself: a scoring of its
    /// own begins, and the old findings stay beside it.
    /// </summary>
    public async Task RenewAsync(CancellationToken cancellation)
    {
        IReadOnlyList<ScoringRow> begun = await database.ReadAsync(Begun, cancellation);
        foreach (ScoringRow scoring in begun)
        {
            if (taxonomies.Successor(scoring.Taxonomy) is { } version && shelf.Find(version) is { } scorer && scorer.Versions != scoring.Versions)
            {
                await database.WriteAsync(transaction => Begin(transaction, scorer.Versions, version, ""), cancellation);
            }
        }
    }

    private static IReadOnlyList<ScoringRow> Begun(SqliteConnection connection)
    {
        long chosen = ScoringRow.Chosen(connection);
        return [.. ScoringRow.All(connection).Where(scoring => scoring.Id == chosen || scoring.FinishedAt is null)];
    }

    private ScoringDecision Choose(SqliteTransaction transaction, long id, Person person)
    {
        ScoringRow? scoring = ScoringRow.Find(transaction.Connection!, id, transaction);
        if (id != ScoringRow.AsSent && scoring is null)
        {
            return ScoringRefusal.NoSuchScoring;
        }

        if (scoring is { FinishedAt: null })
        {
            return ScoringRefusal.NotFinished;
        }

        if (ScoringRow.Chosen(transaction.Connection!, transaction) != id)
        {
            transaction.Connection!.Execute(
                "INSERT INTO scoring_choice (scoring, at, person_name) VALUES (@id, @at, @person)", new { id, at = time.GetUtcNow().ToUnixTimeMilliseconds(), person = person.Name }, transaction);
            AuditLog.Add(transaction, time.GetUtcNow(), person, AuditAction.ScoringChosen, $"scoring {id}", scoring?.Versions ?? "");
        }

        return ScoringDecision.Done(scoring?.Versions ?? "");
    }

    private void Begin(SqliteTransaction transaction, string versions, string taxonomy, string person) => transaction.Connection!.Execute(
        "INSERT INTO scoring (versions, taxonomy, began_at, began_by, up_to, remarks, clauses) VALUES (@versions, @taxonomy, @at, @person, 0, 0, 0) ON CONFLICT (versions) DO NOTHING",
        new { versions, taxonomy, at = time.GetUtcNow().ToUnixTimeMilliseconds(), person },
        transaction);
}
