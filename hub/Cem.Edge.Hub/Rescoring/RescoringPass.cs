using Cem.Edge.Contracts;
using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.Judgements;
using Cem.Edge.Hub.Storage;
using Cem.Edge.Scoring;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub.Rescoring;

/// <summary>
/// One step: the next few remarks of a scoring are read, scored outside any transaction, and written with the place it came to in one. A kill loses at
/// most the step, which is then done again; nothing is scored twice.
/// </summary>
internal sealed class RescoringPass(HubDatabase database, ScorerShelf shelf, RescoringMeter meter, IOptions<RescoringOptions> options, TimeProvider time)
{
    private const string Scorable = "v.status IN ('scored', 'suspect') AND v.side IS NOT 'agent'";

    /// <summary>A step for each scoring that is unfinished or counts.</summary>
    /// <returns>True when something was done and more may wait.</returns>
    public async Task<bool> AdvanceAsync(CancellationToken cancellation)
    {
        IReadOnlyList<ScoringRow> work = await database.ReadAsync(InWork, cancellation);
        bool advanced = false;
        foreach (ScoringRow scoring in work)
        {
            // After an upgrade the program no longer makes these findings: they stay as they are, and the renewal began a scoring of its own.
            if (shelf.Find(scoring.Taxonomy) is { } scorer && scorer.Versions == scoring.Versions)
            {
                advanced |= await StepAsync(scoring, scorer, cancellation);
            }
        }

        return advanced;
    }

    /// <summary>Remarks that a scoring has to come to, and those it came to.</summary>
    public static (long Done, long Total) Count(SqliteConnection connection, long upTo) => connection.QuerySingle<(long, long)>(
        $"SELECT coalesce(sum(v.arrival <= @upTo), 0), count(*) FROM voice v WHERE {Scorable}", new { upTo });

    // The newest pass is what somebody waits for.
    private static IReadOnlyList<ScoringRow> InWork(SqliteConnection connection)
    {
        long chosen = ScoringRow.Chosen(connection);
        return [.. ScoringRow.All(connection).Where(scoring => scoring.FinishedAt is null || scoring.Id == chosen).Reverse()];
    }

    private async Task<bool> StepAsync(ScoringRow scoring, Scorer scorer, CancellationToken cancellation)
    {
        long startedAt = time.GetTimestamp();
        List<StoredRemark> remarks = await database.ReadAsync(connection => Next(connection, scoring.UpTo), cancellation);
        if (remarks.Count == 0)
        {
            return scoring.FinishedAt is null && await database.WriteAsync(transaction => Finish(transaction, scoring), cancellation);
        }

        List<ScoredRemark> scored = await Task.Run(() => remarks.ConvertAll(remark => new ScoredRemark(remark, Rescorer.Scores(remark.Voice) ? Rescorer.Score(scorer, remark.Voice) : [])), cancellation);
        int clauses = await database.WriteAsync(transaction => Write(transaction, scoring, scored), cancellation);
        meter.Note(scoring.Id, scored.Count, clauses, startedAt);
        return true;
    }

    private List<StoredRemark> Next(SqliteConnection connection, long upTo) =>
    [
        .. connection.Query<(long Arrival, string Data)>(
            $"SELECT v.arrival, e.data FROM voice v JOIN event e USING (arrival) WHERE v.arrival > @upTo AND {Scorable} ORDER BY v.arrival LIMIT @limit",
            new { upTo, limit = options.Value.TransactionRemarks })
            .Select(row => new StoredRemark(row.Arrival, VoiceRow.Sent(row.Arrival, row.Data))),
    ];

    private static int Write(SqliteTransaction transaction, ScoringRow scoring, List<ScoredRemark> scored)
    {
        SqliteConnection connection = transaction.Connection!;
        long[] arrivals = [.. scored.Select(one => one.Remark.Arrival)];

        // A shopper may have deleted a remark while it was scored: its words must not come back.
        HashSet<long> there = [.. connection.Query<long>($"SELECT v.arrival FROM voice v WHERE v.arrival IN @arrivals AND {Scorable}", new { arrivals }, transaction)];
        ILookup<long, Judgement> judgements = JudgementRows.Counting(connection, arrivals, transaction);
        int clauses = 0;
        foreach (ScoredRemark one in scored.Where(one => there.Contains(one.Remark.Arrival)))
        {
            RescoredRows.Save(transaction, scoring.Id, one.Remark.Arrival, one.Remark.Voice.Text, one.Findings, judgements[one.Remark.Arrival]);
            clauses += one.Findings.Count;
        }

        connection.Execute(
            "UPDATE scoring SET up_to = @upTo, remarks = remarks + @remarks, clauses = clauses + @clauses WHERE id = @Id",
            new { upTo = arrivals[^1], remarks = there.Count, clauses, scoring.Id },
            transaction);
        return clauses;
    }

    // It counts from now on, unless a newer one began or a person chose another meanwhile.
    private bool Finish(SqliteTransaction transaction, ScoringRow scoring)
    {
        var values = new { scoring.Id, scoring.BeganAt, at = time.GetUtcNow().ToUnixTimeMilliseconds() };
        transaction.Connection!.Execute("UPDATE scoring SET finished_at = @at WHERE id = @Id", values, transaction);
        transaction.Connection!.Execute(
            """
            INSERT INTO scoring_choice (scoring, at, person_name)
            SELECT @Id, @at, '' WHERE NOT EXISTS (SELECT 1 FROM scoring WHERE id > @Id) AND NOT EXISTS (SELECT 1 FROM scoring_choice WHERE at > @BeganAt AND person_name <> '')
            """,
            values,
            transaction);
        return true;
    }

    private sealed record StoredRemark(long Arrival, VoiceEvent Voice);

    private sealed record ScoredRemark(StoredRemark Remark, IReadOnlyList<FindingData> Findings);
}
