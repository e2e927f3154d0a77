using Cem.Edge.Scoring.Polarity;

namespace Cem.Edge.Scoring.Clauses;

/// <summary>Whether a clause says what somebody thinks: cues of the wording, weighed with what the model heard. The weights are those of the model (<see cref="Weights.OpinionScale"/>).</summary>
internal static class OpinionGate
{
    /// <summary>"Would be such a good idea" stays a wish however warmly it is said; a strong complaint with a word or a rule for it does not (METRICS.md 4).</summary>
    private const double StrongOpinion = 0.6;

    /// <summary>Below this nothing was said, unless a rule or a word spoke.</summary>
    private const double Faint = 0.1;

    /// <param name="clause">The clause.</param>
    /// <param name="polarity">What rules, words and model heard in it.</param>
    /// <param name="critical">Safety and the like: always heard.</param>
    /// <param name="wish">Words of a wish, or null.</param>
    /// <param name="request">Words of a request, or null.</param>
    /// <param name="asks">They can be nothing else: "I would like to return this".</param>
    public static Gate Judge(Clause clause, ClausePolarity polarity, bool critical, string? wish, string? request, bool asks)
    {
        if (critical)
        {
            return Gate.Opinion;
        }

        if (polarity.Value is not { } value)
        {
            return wish is not null || request is not null ? Gate.Request : Gate.None;
        }

        if ((wish is not null && (value > -StrongOpinion || !polarity.Complains)) || (asks && !polarity.Complains))
        {
            return Gate.Request;
        }

        if (clause.Weight != 1 && polarity.HasWord && request is null && wish is null)
        {
            return Gate.Opinion;
        }

        return polarity.SpokenBy != "rules" && polarity.Scale.LogOdds(polarity.Opinion, polarity.LogOdds, request is not null, wish is not null) < 0 ? Gate.Request
            : polarity.IsBareName || (Math.Abs(polarity.Loudness) < Faint && !polarity.IsHeard) ? Gate.None
            : Gate.Opinion;
    }
}
