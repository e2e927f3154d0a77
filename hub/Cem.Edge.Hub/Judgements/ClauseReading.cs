using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Judgements;

/// <summary>A clause with what the engine says about it and, where there is one, a person's word.</summary>
/// <param name="Ordinal">Number within the remark, from 0.</param>
/// <param name="Place">Null when the clause does not stand in the text as it is; then nobody can judge it.</param>
public sealed record ClauseReading(int Ordinal, ClausePlace? Place, FindingData Engine, Judgement? Judgement)
{
    /// <summary>What counts in lists and figures.</summary>
    public FindingData Counted => Judgement is { } judgement ? Apply(Engine, judgement) : Engine;

    /// <param name="text">Redacted text of the remark.</param>
    /// <param name="findings">The engine's findings.</param>
    /// <param name="judgements">Judgements of this remark that count.</param>
    public static IReadOnlyList<ClauseReading> Of(string text, IReadOnlyList<FindingData> findings, IEnumerable<Judgement> judgements)
    {
        Dictionary<ClausePlace, Judgement> byPlace = judgements.ToDictionary(judgement => judgement.Place);
        IReadOnlyList<ClausePlace?> places = ClausePlace.Of(text, findings);
        return [.. findings.Select((finding, i) => new ClauseReading(i, places[i], finding, places[i] is { } place ? byPlace.GetValueOrDefault(place) : null))];
    }

    private static FindingData Apply(FindingData engine, Judgement judgement)
    {
        ClauseLabels truth = judgement.After;

        // A person names aspects of the first level only; the exact nodes the engine found stay as long as it is the same finding and its aspects were right.
        bool keepsAspects = judgement.Versions == engine.Versions && !judgement.Wrong.Contains(LabelPart.Aspects);
        return engine with
        {
            Gate = truth.Gate,
            Polarity = PolarityWord.Counted(truth.Polarity, engine.Polarity),
            Aspects = keepsAspects ? engine.Aspects : [.. truth.Aspects.Select(aspect => aspect.Id)],
            Label = truth.Label,
            Department = truth.Department,
            AlsoTold = truth.Department == engine.Department ? engine.AlsoTold : [],
            Severity = truth.Severity,
            Effort = truth.Effort,
        };
    }
}
