using Cem.Edge.Metrics.SmallSamples;

namespace Cem.Edge.Hub.Judgements;

/// <summary>How often something was right among what was judged, with its 95 % Wilson interval. Shares are 0 to 1.</summary>
/// <param name="Group">What is grouped by: <c>all</c>, <c>language</c>, <c>label</c>, <c>versions</c>, <c>model</c> or <c>part</c>.</param>
/// <param name="Value">Which of them; empty for all, and for findings no model spoke in.</param>
/// <param name="N">Judged findings.</param>
/// <param name="Right">Those that were right.</param>
public sealed record AgreementRow(string Group, string Value, long N, long Right)
{
    public double Share => N == 0 ? 0 : (double)Right / N;

    public double Low => Wilson.Interval(Right, N).Low;

    public double High => Wilson.Interval(Right, N).High;
}

/// <summary>How often the engine was right, over judgements that count. A judged sample: people judge what they happen to look at, and rather what looks wrong. Pure.</summary>
internal static class Agreement
{
    /// <summary>Empty without a judgement. A finding is right when nothing of it was corrected; under <c>label</c>, when its label was.</summary>
    public static IReadOnlyList<AgreementRow> Of(IReadOnlyCollection<Judgement> judgements) => judgements.Count == 0 ? [] :
    [
        new AgreementRow("all", "", judgements.Count, judgements.Count(judgement => judgement.FoundRight)),
        .. judgements.By("language", judgement => judgement.Language, judgement => judgement.FoundRight),
        .. judgements.By("label", judgement => judgement.Before.Label, judgement => !judgement.Wrong.Contains(LabelPart.Label)),
        .. judgements.By("versions", judgement => judgement.Versions, judgement => judgement.FoundRight),
        .. judgements.By("model", judgement => judgement.SpokenBy, judgement => judgement.FoundRight),
        .. Enum.GetValues<LabelPart>().Select(part => new AgreementRow(
            "part", part.ToString().ToLowerInvariant(), judgements.Count, judgements.Count(judgement => !judgement.Wrong.Contains(part)))),
    ];

    private static IEnumerable<AgreementRow> By(this IReadOnlyCollection<Judgement> judgements, string group, Func<Judgement, string> value, Func<Judgement, bool> right) =>
        judgements.GroupBy(value).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => new AgreementRow(group, one.Key, one.Count(), one.Count(right)));
}
