using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Judgements;

/// <summary>What a clause says, in the words of labelled examples (edge-agent/labelled-remarks).</summary>
public sealed record ClauseLabels
{
    /// <summary><c>opinion</c>, <c>request</c> or <c>none</c>.</summary>
    public required string Gate { get; init; }

    /// <summary><c>positive</c>, <c>negative</c> or <c>mixed</c>; <c>none</c> unless the gate says opinion.</summary>
    public required string Polarity { get; init; }

    /// <summary>What it speaks of, the main one first: nodes of the taxonomy's first level.</summary>
    public IReadOnlyList<AspectLabel> Aspects { get; init => field = value ?? []; } = [];

    /// <summary><c>pain</c>, <c>itch</c>, <c>pleasure</c> or <c>none</c>.</summary>
    public required string Label { get; init; }

    /// <summary>Who owns it; empty when nobody does.</summary>
    public string Department { get; init => field = value ?? ""; } = "";

    /// <summary><c>info</c>, <c>warning</c> or <c>critical</c>.</summary>
    public required string Severity { get; init; }

    /// <summary>True when it tells of effort (METRICS.md G15).</summary>
    public bool Effort { get; init; }

    /// <param name="finding">What the engine said.</param>
    /// <param name="top">First level of a taxonomy id.</param>
    public static ClauseLabels Of(FindingData finding, Func<string, string> top)
    {
        string polarity = PolarityWord.Of(finding.Polarity);
        return new ClauseLabels
        {
            Gate = finding.Gate,
            Polarity = polarity,
            Aspects = [.. finding.Aspects.Select(top).Distinct().Select(id => new AspectLabel(id, PolarityWord.OfAspect(polarity)))],
            Label = finding.Label,
            Department = finding.Department,
            Severity = finding.Severity,
            Effort = finding.Effort,
        };
    }

    /// <summary>In what the two differ. Aspects are compared as a set: their polarity is what the clause says unless a person says more.</summary>
    public IReadOnlyList<LabelPart> DifferenceTo(ClauseLabels other)
    {
        List<LabelPart> parts = [];
        Add(LabelPart.Gate, Gate == other.Gate);
        Add(LabelPart.Polarity, Polarity == other.Polarity);
        Add(LabelPart.Aspects, Aspects.ToHashSet().SetEquals(other.Aspects));
        Add(LabelPart.Label, Label == other.Label);
        Add(LabelPart.Department, Department == other.Department);
        Add(LabelPart.Severity, Severity == other.Severity);
        Add(LabelPart.Effort, Effort == other.Effort);
        return parts;

        void Add(LabelPart part, bool same)
        {
            if (!same)
            {
                parts.Add(part);
            }
        }
    }
}

/// <param name="Id">Taxonomy id.</param>
/// <param name="Polarity"><c>positive</c>, <c>negative</c> or <c>neutral</c>.</param>
public sealed record AspectLabel(string Id, string Polarity);

/// <summary>What of a finding can be right or wrong on its own.</summary>
public enum LabelPart
{
    Gate,
    Polarity,
    Aspects,
    Label,
    Department,
    Severity,
    Effort,
}
