using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Judgements;

internal sealed class JudgementQueries(HubDatabase database)
{
    /// <summary>Judgements, the newest first, those that ended included: who said what, when, and who took it back.</summary>
    /// <param name="before">Only those with a smaller id; null for the newest.</param>
    public Task<IReadOnlyList<Judgement>> ListAsync(long? before, int limit, Scope scope, CancellationToken cancellation) =>
        database.ReadAsync(connection => JudgementRows.Read(connection, $"(@before IS NULL OR id < @before) AND {ScopeSql.Remark("judgement.arrival")} ORDER BY id DESC LIMIT @limit", ScopeSql.Values(scope, new { before, limit })), cancellation);

    /// <summary>All that count.</summary>
    public Task<IReadOnlyList<Judgement>> CountingAsync(Scope scope, CancellationToken cancellation) =>
        database.ReadAsync(connection => JudgementRows.Read(connection, $"ended_at IS NULL AND {ScopeSql.Remark("judgement.arrival")} ORDER BY id", ScopeSql.Values(scope)), cancellation);

    /// <summary>Judgements that count as labelled examples, in the order they were made. The words are read from the stored remark.</summary>
    /// <param name="language"><c>en</c> or <c>zh</c>; null for both.</param>
    public Task<IReadOnlyList<LabelledExample>> ExamplesAsync(string? language, Scope scope, CancellationToken cancellation) =>
        database.ReadAsync(connection => Examples(connection, language, scope), cancellation);

    private static IReadOnlyList<LabelledExample> Examples(SqliteConnection connection, string? language, Scope scope)
    {
        IReadOnlyList<Judgement> judgements = JudgementRows.Read(connection, $"ended_at IS NULL AND (@language IS NULL OR language = @language) AND {ScopeSql.Remark("judgement.arrival")} ORDER BY id", ScopeSql.Values(scope, new { language }));
        Dictionary<long, string> texts = connection.Query<(long Arrival, string Text)>(
            """
            SELECT arrival, json_extract(data, '$.text') FROM event
            WHERE arrival IN (SELECT arrival FROM judgement WHERE ended_at IS NULL) AND length(json_extract(data, '$.text')) > 0
            """)
            .ToDictionary(row => row.Arrival, row => row.Text);
        // Judged once, and the words' time is over: no example any more.
        return [.. judgements.Where(judgement => texts.ContainsKey(judgement.Arrival)).Select(judgement => LabelledExample.Of(judgement, judgement.Place.In(texts[judgement.Arrival])))];
    }
}
