using Cem.Edge.Contracts;
using Cem.Edge.Scoring;

namespace Cem.Edge.Hub.Rescoring;

/// <summary>Scores a stored remark again, from its redacted text alone. Pure.</summary>
internal static class Rescorer
{
    /// <summary>True for remarks with words that customers, or speakers nobody can tell apart, said: agents' phrases have no findings that count.</summary>
    public static bool Scores(VoiceEvent remark) => remark.Status is VoiceStatus.Scored or VoiceStatus.Suspect && remark.Side != CallSide.Agent && remark.Text.Length > 0;

    public static IReadOnlyList<FindingData> Score(Scorer scorer, VoiceEvent remark)
    {
        string? language = remark.Language is "en" or "zh" ? remark.Language : null;
        ScoredText sure = scorer.Score(remark.Text, language);
        double weak = WeakWordShare(remark.Findings, sure.Findings);
        return [.. sure.Findings.Select(finding => Map(finding with { Confidence = Math.Round(finding.Confidence * (1 - weak), 2) }, sure.Versions))];
    }

    /// <summary>
    /// How many words the recogniser was unsure of, 0 to 1. The device knew and did not send it, but it lowered each confidence by it: where an old
    /// finding and a new one read a clause alike, the rest of the quotient is that share. Without such a clause nothing is known, and nothing is lowered.
    /// </summary>
    private static double WeakWordShare(IReadOnlyList<FindingData> sent, IReadOnlyList<Finding> sure)
    {
        double[] shares =
        [
            .. from old in sent
               from fresh in sure
               where old.Clause == fresh.Clause && old.Gate == Name(fresh.Gate) && old.SpokenBy == fresh.SpokenBy && old.Polarity == fresh.Polarity && fresh.Confidence > 0
               select 1 - (old.Confidence / fresh.Confidence),
        ];

        // Confidences are rounded to 0.01, so less than 0.02 is rounding.
        return shares.Length == 0 || shares.Average() < 0.02 ? 0 : Math.Min(1, shares.Average());
    }

    private static FindingData Map(Finding finding, string versions) => new()
    {
        Clause = finding.Clause,
        Language = finding.Language,
        Gate = Name(finding.Gate),
        Polarity = finding.Polarity,
        Aspects = finding.Aspects,
        Label = Name(finding.Label),
        Department = finding.Department,
        AlsoTold = finding.AlsoTold,
        Severity = Name(finding.Severity),
        Effort = finding.Effort,
        Confidence = finding.Confidence,
        Weight = finding.Weight,
        Explanation = [.. finding.Explanation.Select(reason => new ReasonData(reason.Kind, reason.What, reason.Share))],
        SpokenBy = finding.SpokenBy,
        Versions = versions,
    };

    private static string Name<T>(T word)
        where T : struct, Enum => word.ToString().ToLowerInvariant();
}
