using Cem.Edge.Scoring.Normalisation;
using Cem.Edge.Scoring.Polarity;

namespace Cem.Edge.Scoring.Clauses;

/// <summary>Whether a clause says what somebody thinks: cues of the wording, weighed with what the model heard.</summary>
internal static class OpinionGate
{
    /// <summary>"Would be such a good idea" stays a wish however warmly it is said; a strong complaint does not (METRICS.md 4).</summary>
    private const double StrongOpinion = 0.6;

    /// <summary>Below this nothing was said, unless a rule or a word spoke.</summary>
    private const double Faint = 0.1;

    /// <summary>Log-odds that an opinion needs. Set by hand while banking questions, amazon and phone were looked at, so unseen texts will do worse. Chinese requests were few in training.</summary>
    private const double EnglishBar = -1.7;
    private const double ChineseBar = -1;

    /// <summary>What the words of a request add to the bar.</summary>
    private const double RequestCue = 1.7;
    private const double WishCue = 2.5;

    /// <param name="clause">The clause.</param>
    /// <param name="polarity">What rules, words and model heard in it.</param>
    /// <param name="critical">Safety and the like: always heard.</param>
    /// <param name="wish">Words of a wish, or null.</param>
    /// <param name="request">Words of a request, or null.</param>
    public static Gate Judge(Clause clause, ClausePolarity polarity, bool critical, string? wish, string? request)
    {
        if (critical)
        {
            return Gate.Opinion;
        }

        if (polarity.Value is not { } value)
        {
            return wish is not null || request is not null ? Gate.Request : Gate.None;
        }

        if (wish is not null && value > -StrongOpinion)
        {
            return Gate.Request;
        }

        var bar = (clause.Language == Script.Chinese ? ChineseBar : EnglishBar) + (request is null ? 0 : RequestCue) + (wish is null ? 0 : WishCue);
        return polarity.SpokenBy != "rules" && polarity.Opinion < bar ? Gate.Request
            : polarity.IsBareName || (Math.Abs(value) < Faint && !polarity.IsHeard) ? Gate.None
            : Gate.Opinion;
    }
}
