namespace Cem.Edge.Hub.Judgements;

/// <summary>Keeps a half-filled correction consistent while a person changes one part of it. Pure.</summary>
internal static class CorrectionRules
{
    /// <summary>What an opinion can be.</summary>
    public static readonly IReadOnlyList<string> Polarities = [.. PolarityWord.All.Where(word => word != PolarityWord.None)];

    /// <summary>Only an opinion has a polarity; one that becomes an opinion begins as mixed.</summary>
    public static ClauseLabels WithGate(ClauseLabels labels, string gate)
    {
        string polarity = gate != "opinion" ? PolarityWord.None : labels.Polarity == PolarityWord.None ? PolarityWord.Mixed : labels.Polarity;
        return WithPolarity(labels with { Gate = gate }, polarity);
    }

    /// <summary>Aspects that said what the clause said go with it; one that a person set apart stays.</summary>
    public static ClauseLabels WithPolarity(ClauseLabels labels, string polarity)
    {
        string before = PolarityWord.OfAspect(labels.Polarity);
        return labels with
        {
            Polarity = polarity,
            Aspects = [.. labels.Aspects.Select(aspect => aspect.Polarity == before ? aspect with { Polarity = PolarityWord.OfAspect(polarity) } : aspect)],
        };
    }

    /// <summary>Changes an aspect in its place, or adds it at the end.</summary>
    public static ClauseLabels WithAspect(ClauseLabels labels, AspectLabel aspect) => labels with
    {
        Aspects = labels.Aspects.Any(one => one.Id == aspect.Id) ? [.. labels.Aspects.Select(one => one.Id == aspect.Id ? aspect : one)] : [.. labels.Aspects, aspect],
    };

    public static ClauseLabels WithoutAspect(ClauseLabels labels, string id) => labels with { Aspects = [.. labels.Aspects.Where(aspect => aspect.Id != id)] };
}
