using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.Judgements;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Rescoring;

/// <summary>Findings of scorings as rows, beside those the devices sent.</summary>
internal static class RescoredRows
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true,
    };

    /// <summary>Keeps the findings of one remark, which has none of this scoring yet.</summary>
    /// <param name="text">Redacted text of the remark, to find the places of judged clauses.</param>
    public static void Save(SqliteTransaction transaction, long scoring, long arrival, string text, IReadOnlyList<FindingData> findings, IEnumerable<Judgement> judgements)
    {
        IReadOnlyList<FindingData> counted = [.. ClauseReading.Of(text, findings, judgements).Select(clause => clause.Counted)];
        transaction.Connection!.Execute(
            "INSERT INTO rescored VALUES (@scoring, @arrival, @polarity, @severity, @json)",
            new { scoring, arrival, polarity = VoiceRows.Polarity(counted), severity = VoiceRows.Severity(counted), json = JsonSerializer.Serialize(findings, Json) },
            transaction);
        SaveFindings(transaction, scoring, arrival, counted);
    }

    /// <summary>A person's word on a clause changed: what counts of each scoring is written anew.</summary>
    public static void Recount(SqliteTransaction transaction, long arrival, string text, IReadOnlyCollection<Judgement> judgements)
    {
        SqliteConnection connection = transaction.Connection!;
        foreach ((long scoring, string json) in connection.Query<(long, string)>("SELECT scoring, findings FROM rescored WHERE arrival = @arrival", new { arrival }, transaction).AsList())
        {
            IReadOnlyList<FindingData> counted = [.. ClauseReading.Of(text, Read(json), judgements).Select(clause => clause.Counted)];
            connection.Execute(
                """
                UPDATE rescored SET polarity = @polarity, severity = @severity WHERE scoring = @scoring AND arrival = @arrival;
                DELETE FROM rescored_finding WHERE scoring = @scoring AND arrival = @arrival
                """,
                new { scoring, arrival, polarity = VoiceRows.Polarity(counted), severity = VoiceRows.Severity(counted) },
                transaction);
            SaveFindings(transaction, scoring, arrival, counted);
        }
    }

    /// <summary>Takes the words out of every scoring; what they were labelled stays.</summary>
    public static void Blank(SqliteTransaction transaction, long arrival) =>
        transaction.Connection!.Execute("UPDATE rescored SET findings = '[]' WHERE arrival = @arrival", new { arrival }, transaction);

    public static void Delete(SqliteTransaction transaction, long arrival) => transaction.Connection!.Execute(
        "DELETE FROM rescored_finding WHERE scoring IN (SELECT scoring FROM rescored WHERE arrival = @arrival) AND arrival = @arrival; DELETE FROM rescored WHERE arrival = @arrival",
        new { arrival },
        transaction);

    public static IReadOnlyList<FindingData> Read(string json) => JsonSerializer.Deserialize<IReadOnlyList<FindingData>>(json, Json)!; // written above

    private static void SaveFindings(SqliteTransaction transaction, long scoring, long arrival, IReadOnlyList<FindingData> counted) => transaction.Connection!.Execute(
        "INSERT INTO rescored_finding VALUES (@scoring, @arrival, @Ordinal, @Label, @Aspect, @Department, @Severity, @Polarity, @Confidence)",
        FindingRow.Of(counted).Select(row => new { scoring, arrival, row.Ordinal, row.Label, row.Aspect, row.Department, row.Severity, row.Polarity, row.Confidence }),
        transaction);
}
