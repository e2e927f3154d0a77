using Cem.Edge.Contracts;
using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.Judgements;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Rescoring;

/// <summary>How two scorings read the clauses that people judged. The people looked at one of the two, so the other one is judged by what they happened to see.</summary>
/// <param name="N">Judged clauses in remarks that both have read.</param>
/// <param name="RightBefore">Those that the first reads as the person does, in every part.</param>
/// <param name="RightAfter">The same of the second.</param>
internal sealed record JudgedSample(long N, long RightBefore, long RightAfter)
{
    /// <param name="top">First level of a taxonomy id.</param>
    public static JudgedSample Read(SqliteConnection connection, long before, long after, Func<string, string> top)
    {
        IReadOnlyList<Judgement> judgements = JudgementRows.Read(connection, "ended_at IS NULL ORDER BY id");
        (Dictionary<long, VoiceEvent> earlier, Dictionary<long, VoiceEvent> later) = (Readings(connection, before), Readings(connection, after));
        Judgement[] both = [.. judgements.Where(judgement => earlier.ContainsKey(judgement.Arrival) && later.ContainsKey(judgement.Arrival))];
        return new JudgedSample(both.Length, both.Count(judgement => Agrees(earlier[judgement.Arrival], judgement, top)), both.Count(judgement => Agrees(later[judgement.Arrival], judgement, top)));
    }

    /// <summary>Whether a reading of the remark says of the judged clause what the person says. A clause that is cut elsewhere now is read otherwise.</summary>
    public static bool Agrees(VoiceEvent reading, Judgement judgement, Func<string, string> top) =>
        ClauseReading.Of(reading.Text, reading.Findings, [judgement]).FirstOrDefault(clause => clause.Judgement is not null) is { } clause
        && ClauseLabels.Of(clause.Engine, top).DifferenceTo(judgement.After).Count == 0;

    // Judged remarks only: few, however many are stored.
    private static Dictionary<long, VoiceEvent> Readings(SqliteConnection connection, long scoring) => connection.Query<(long Arrival, string Data, string? Findings)>(
        """
        SELECT e.arrival, e.data, r.findings FROM event e LEFT JOIN rescored r ON r.arrival = e.arrival AND r.scoring = @scoring
        WHERE e.arrival IN (SELECT arrival FROM judgement WHERE ended_at IS NULL) AND (@scoring = 0 OR r.arrival IS NOT NULL)
        """,
        new { scoring })
        .ToDictionary(row => row.Arrival, row => Reading(VoiceRow.Sent(row.Arrival, row.Data), row.Findings));

    private static VoiceEvent Reading(VoiceEvent sent, string? findings) => findings is null ? sent : sent with { Findings = RescoredRows.Read(findings) };
}
