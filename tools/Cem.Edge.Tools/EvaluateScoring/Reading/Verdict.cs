using Cem.Edge.Scoring;
using Cem.Edge.Scoring.Departments;

namespace Cem.Edge.Tools.EvaluateScoring.Reading;

/// <summary>What the scorer says of a text as a whole, small enough to keep for 40,000 texts.</summary>
internal sealed record Verdict
{
    /// <summary>Document polarity; null without an opinion.</summary>
    public double? Polarity { get; init; }

    /// <summary>Opinion if any clause holds one, else request if any asks.</summary>
    public Gate Gate { get; init; }

    /// <summary>Of the only opinion clause; null when there is none or several, since then nobody knows each clause's own truth.</summary>
    public double? Confidence { get; init; }

    /// <summary>First-level aspects with the weighted mean polarity of the clauses that name them; null without one.</summary>
    public required IReadOnlyDictionary<string, double?> Aspects { get; init; }

    /// <summary>The strongest of the clauses: pain, then itch, then pleasure.</summary>
    public Label Label { get; init; }

    /// <summary>Of the main clause: the critical one, else the one that gave the label, else any; of several the longest, then the last. Empty without an aspect.</summary>
    public string Department { get; init; } = "";

    public Severity Severity { get; init; }

    public bool Effort { get; init; }

    /// <summary>Words (Chinese: characters) under a mask.</summary>
    public int MaskedWords { get; init; }

    public static Verdict Of(ScoredText scored, string source, Taxonomy taxonomy)
    {
        var opinions = scored.Findings.Where(finding => finding.Polarity is not null).ToArray();
        var label = StrongestLabel(scored.Findings);
        return new Verdict
        {
            Polarity = scored.Polarity,
            Gate = scored.Findings.Any(finding => finding.Gate == Gate.Opinion) ? Gate.Opinion : scored.Findings.Any(finding => finding.Gate == Gate.Request) ? Gate.Request : Gate.None,
            Confidence = opinions is [var only] ? only.Confidence : null,
            Aspects = AspectsOf(scored.Findings, taxonomy),
            Label = label,
            Department = MainClause(scored.Findings, label)?.Department ?? "",
            Severity = scored.Findings.Select(finding => finding.Severity).DefaultIfEmpty(Severity.Info).Max(),
            Effort = scored.Findings.Any(finding => finding.Effort),
            MaskedWords = scored.Masks.Sum(mask => WordCount.Of(source.Substring(mask.SourceStart, Math.Min(mask.SourceLength, source.Length - mask.SourceStart)))),
        };
    }

    private static Label StrongestLabel(IReadOnlyList<Finding> findings) =>
        new[] { Label.Pain, Label.Itch, Label.Pleasure }.FirstOrDefault(label => findings.Any(finding => finding.Label == label), Label.None);

    private static Finding? MainClause(IReadOnlyList<Finding> findings, Label label) => findings
        .Where(finding => finding.Department.Length > 0)
        .OrderBy(finding => finding.Severity == Severity.Critical)
        .ThenBy(finding => label != Label.None && finding.Label == label)
        .ThenBy(finding => finding.Clause.Length)
        .LastOrDefault();

    private static Dictionary<string, double?> AspectsOf(IReadOnlyList<Finding> findings, Taxonomy taxonomy) => findings
        .SelectMany(finding => finding.Aspects.Where(id => taxonomy.Find(id)?.Parent is null).Distinct(), (finding, id) => (Id: id, finding.Polarity, finding.Weight))
        .GroupBy(aspect => aspect.Id)
        .ToDictionary(aspect => aspect.Key, aspect => aspect.Where(one => one.Polarity is not null).ToArray() is { Length: > 0 } told
            ? told.Sum(one => one.Polarity!.Value * one.Weight) / told.Sum(one => one.Weight)
            : (double?)null);
}
