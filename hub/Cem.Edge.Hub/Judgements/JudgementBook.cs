using Cem.Edge.Contracts;
using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.People.Audit;
using Cem.Edge.Hub.Rescoring;
using Cem.Edge.Hub.Storage;
using Cem.Edge.Hub.Taxonomies;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Judgements;

/// <summary>Keeps what people say about clauses, and makes it count in the same transaction.</summary>
internal sealed class JudgementBook(HubDatabase database, TaxonomyBook taxonomies, JourneyBook journey, TimeProvider time)
{
    /// <summary>What a label may say now.</summary>
    public LabelRules Rules => new(
        [.. taxonomies.Newest.Nodes.Where(node => node.Parent is null).Select(node => node.Id)],
        [.. taxonomies.Newest.Departments.Select(department => department.Id).Union(journey.Current.Departments.Select(department => department.Id))]);

    /// <summary>Keeps one judgement of a clause; an earlier one about it ends. Two people at once: one of them is told that it changed.</summary>
    /// <param name="scope">What the person may see: other remarks are none.</param>
    /// <param name="ordinal">Number of the clause within the remark, from 0.</param>
    public async Task<JudgementDecision> JudgeAsync(long arrival, int ordinal, JudgementWish wish, Person? person, Scope scope, CancellationToken cancellation)
    {
        if (JudgementRules.Hindrance(person) is { } hindrance)
        {
            return hindrance;
        }

        LabelRules rules = Rules;
        return await database.WriteAsync(
            transaction =>
            {
                VoiceItem? item = VoiceQueries.Find(transaction.Connection!, arrival, scope, transaction);
                ClauseReading? clause = item is not null && Rescorer.Scores(item.Voice) ? item.Clauses.ElementAtOrDefault(ordinal) : null;
                JudgementDecision decision = JudgementRules.Decide(wish, arrival, clause, person, rules, taxonomies.Top, time.GetUtcNow());
                if (decision.Judgement is not { } judgement)
                {
                    return decision;
                }

                if (clause?.Judgement is { } earlier)
                {
                    JudgementRows.End(transaction, earlier.Id, person!, judgement.At); // nobody is hindered above
                }

                Judgement kept = JudgementRows.Add(transaction, judgement);
                AuditLog.Add(transaction, judgement.At, person, AuditAction.Judged, $"remark {arrival}", $"judgement {kept.Id}");
                Recount(transaction, arrival);
                return kept;
            },
            cancellation);
    }

    /// <summary>Takes a judgement back: the engine's finding counts again.</summary>
    public async Task<JudgementDecision> UndoAsync(long id, Person? person, Scope scope, CancellationToken cancellation)
    {
        if (JudgementRules.Hindrance(person) is { } hindrance)
        {
            return hindrance;
        }

        return await database.WriteAsync<JudgementDecision>(
            transaction =>
            {
                if (JudgementRows.Read(transaction.Connection!, $"id = @id AND {ScopeSql.Remark("judgement.arrival")}", ScopeSql.Values(scope, new { id }), transaction) is not [var judgement])
                {
                    return JudgementRefusal.NoSuchClause;
                }

                if (judgement.EndedAt is not null)
                {
                    return JudgementRefusal.AlreadyEnded;
                }

                DateTimeOffset now = time.GetUtcNow();
                JudgementRows.End(transaction, id, person!, now);
                AuditLog.Add(transaction, now, person, AuditAction.JudgementUndone, $"remark {judgement.Arrival}", $"judgement {id}");
                Recount(transaction, judgement.Arrival);
                return judgement with { EndedAt = now, EndedByName = person!.Name };
            },
            cancellation);
    }

    private static void Recount(SqliteTransaction transaction, long arrival)
    {
        VoiceEvent sent = VoiceQueries.AsSent(transaction.Connection!, arrival, transaction);
        Judgement[] judgements = [.. JudgementRows.Counting(transaction.Connection!, [arrival], transaction)[arrival]];
        VoiceRows.Recount(transaction, arrival, [.. ClauseReading.Of(sent.Text, sent.Findings, judgements).Select(clause => clause.Counted)]);
        RescoredRows.Recount(transaction, arrival, sent.Text, judgements);
    }
}
