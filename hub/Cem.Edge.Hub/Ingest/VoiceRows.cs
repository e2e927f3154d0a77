using Cem.Edge.Contracts;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Ingest;

/// <summary>What is asked about remarks, taken out of their JSON; the words themselves stay in the event row alone.</summary>
internal static class VoiceRows
{
    private static readonly string[] BySeverity = ["info", "warning", "critical"];

    public static void Save(SqliteTransaction transaction, long arrival, VoiceEvent voice)
    {
        SqliteConnection connection = transaction.Connection!;
        connection.Execute(
            "INSERT INTO voice VALUES (@arrival, @Status, @Language, @polarity, @Confidence, @severity, @CallId, @epoch, @seq, @Side, @CallKey)",
            new { arrival, voice.Status, voice.Language, polarity = Polarity(voice.Findings), voice.Confidence, severity = Severity(voice.Findings), voice.CallId, epoch = voice.Press?.Epoch, seq = voice.Press?.Seq, voice.Side, voice.CallKey },
            transaction);

        // Findings are what customers say; an agent who repeats a complaint is no second one.
        if (voice.Side == CallSide.Agent)
        {
            return;
        }

        SaveFindings(transaction, arrival, voice.Findings);
    }

    /// <summary>What counts of a remark changed, since a person corrected it or took that back; the event keeps what its device sent.</summary>
    public static void Recount(SqliteTransaction transaction, long arrival, IReadOnlyList<FindingData> counted)
    {
        transaction.Connection!.Execute(
            "UPDATE voice SET polarity = @polarity, severity = @severity WHERE arrival = @arrival; DELETE FROM finding WHERE arrival = @arrival",
            new { arrival, polarity = Polarity(counted), severity = Severity(counted) },
            transaction);
        SaveFindings(transaction, arrival, counted);
    }

    public static void Delete(SqliteTransaction transaction, long arrival) =>
        transaction.Connection!.Execute("DELETE FROM finding WHERE arrival = @arrival; DELETE FROM voice WHERE arrival = @arrival", new { arrival }, transaction);

    /// <summary>Weighted mean over clauses with an opinion, -1 to 1; null without one.</summary>
    public static double? Polarity(IReadOnlyList<FindingData> findings)
    {
        double weight = findings.Where(finding => finding.Polarity is not null).Sum(finding => finding.Weight);
        return weight > 0 ? findings.Sum(finding => (finding.Polarity ?? 0) * finding.Weight) / weight : null;
    }

    /// <summary>The highest of all clauses.</summary>
    public static string Severity(IReadOnlyList<FindingData> findings) =>
        BySeverity[Math.Max(0, findings.Select(finding => Array.IndexOf(BySeverity, finding.Severity)).DefaultIfEmpty(0).Max())];

    private static void SaveFindings(SqliteTransaction transaction, long arrival, IReadOnlyList<FindingData> findings) => transaction.Connection!.Execute(
        "INSERT INTO finding VALUES (@arrival, @Ordinal, @Label, @Aspect, @Department, @Severity, @Polarity, @Confidence)",
        FindingRow.Of(findings).Select(row => new { arrival, row.Ordinal, row.Label, row.Aspect, row.Department, row.Severity, row.Polarity, row.Confidence }),
        transaction);
}
