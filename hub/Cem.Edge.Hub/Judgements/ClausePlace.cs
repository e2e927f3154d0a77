using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Judgements;

/// <summary>Where a clause stands in the redacted text of its remark, in UTF-16 units. It outlives a re-scoring and holds no words.</summary>
public readonly record struct ClausePlace(int Start, int Length)
{
    /// <summary>The clause itself; empty when the text is no longer there.</summary>
    public string In(string text) => Start >= 0 && Start + Length <= text.Length ? text.Substring(Start, Length) : "";

    /// <summary>Places of a remark's clauses in order; null for one that does not stand in the text as it is.</summary>
    public static IReadOnlyList<ClausePlace?> Of(string text, IReadOnlyList<FindingData> findings)
    {
        var places = new ClausePlace?[findings.Count];
        int from = 0;
        for (int i = 0; i < findings.Count; i++)
        {
            string clause = findings[i].Clause;
            int start = clause.Length == 0 ? -1 : text.IndexOf(clause, from, StringComparison.Ordinal);
            if (start >= 0)
            {
                places[i] = new ClausePlace(start, clause.Length);
                from = start + clause.Length;
            }
        }

        return places;
    }
}
