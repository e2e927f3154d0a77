using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Rescoring;

/// <summary>Figures of two scorings over the remarks that both have read, so that nothing but the versions differs. A person's corrections count on both sides.</summary>
/// <param name="Remarks">Remarks that both have read.</param>
/// <param name="Changed">Those of them in which the clauses, a label, a main aspect, a department or a severity differ.</param>
/// <param name="Rows">Clauses by label, main aspect, department and severity.</param>
internal sealed record ScoringComparison(long Before, long After, long Remarks, long Changed, IReadOnlyList<ComparisonRow> Rows)
{
    private static readonly string[] Groups = ["label", "aspect", "department", "severity"];

    /// <summary>How both read what people judged.</summary>
    public required JudgedSample Judged { get; init; }

    /// <param name="top">First level of a taxonomy id.</param>
    public static ScoringComparison Read(SqliteConnection connection, long before, long after, Func<string, string> top)
    {
        var values = new { before, after };
        string sides = $"WITH earlier AS ({Clauses(before, "@before")}), later AS ({Clauses(after, "@after")}), shared AS ({Read(before, "@before")} INTERSECT {Read(after, "@after")})";
        long remarks = connection.ExecuteScalar<long>($"{sides} SELECT count(*) FROM shared", values);
        long changed = connection.ExecuteScalar<long>(
            $"""
            {sides}, a AS (SELECT * FROM earlier WHERE arrival IN shared), b AS (SELECT * FROM later WHERE arrival IN shared)
            SELECT count(DISTINCT arrival) FROM (SELECT arrival FROM (SELECT * FROM a EXCEPT SELECT * FROM b) UNION ALL SELECT arrival FROM (SELECT * FROM b EXCEPT SELECT * FROM a))
            """,
            values);
        return new ScoringComparison(before, after, remarks, changed, [.. Groups.SelectMany(group => Count(connection, sides, group, values))])
        {
            Judged = JudgedSample.Read(connection, before, after, top),
        };
    }

    private static IEnumerable<ComparisonRow> Count(SqliteConnection connection, string sides, string group, object values) =>
        connection.Query<(string Value, long Before, long After)>(
            $"""
            {sides}
            SELECT value, sum(is_earlier), sum(1 - is_earlier) FROM (
              SELECT {group} AS value, 1 AS is_earlier FROM earlier WHERE arrival IN shared UNION ALL SELECT {group}, 0 FROM later WHERE arrival IN shared)
            GROUP BY value ORDER BY max(sum(is_earlier), sum(1 - is_earlier)) DESC, value
            """,
            values)
            .Select(row => new ComparisonRow(group, row.Value, row.Before, row.After));

    private static string Clauses(long scoring, string id) =>
        $"SELECT arrival, ordinal, label, aspect, department, severity FROM {(scoring == ScoringRow.AsSent ? "finding" : $"rescored_finding WHERE scoring = {id}")}";

    private static string Read(long scoring, string id) => scoring == ScoringRow.AsSent
        ? "SELECT arrival FROM voice WHERE status IN ('scored', 'suspect') AND side IS NOT 'agent'"
        : $"SELECT arrival FROM rescored WHERE scoring = {id}";
}

/// <param name="Group"><c>label</c>, <c>aspect</c>, <c>department</c> or <c>severity</c>.</param>
/// <param name="Value">Label, taxonomy id, department id or severity; empty for clauses without one.</param>
/// <param name="Before">Clauses before.</param>
/// <param name="After">Clauses after.</param>
internal sealed record ComparisonRow(string Group, string Value, long Before, long After);
