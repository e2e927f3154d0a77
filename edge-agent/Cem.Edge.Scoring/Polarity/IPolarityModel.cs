using Cem.Edge.Scoring.Remarks;
using Cem.Edge.Scoring.Weights;

namespace Cem.Edge.Scoring.Polarity;

/// <summary>Tells how positive a clause is and whether it is an opinion at all: the sentence encoder with its heads, or the n-gram model (SCORING.md 11).</summary>
internal interface IPolarityModel : IDisposable
{
    /// <summary>What a finding calls this model: <c>encoder</c> or <c>ngram</c>.</summary>
    string Name { get; }

    /// <summary>How much a valence of 1 from the lexicon adds to the log-odds; 0 where the model has read the lexicon itself.</summary>
    double LexiconWeight { get; }

    /// <summary>Reads one clause or text. Pure: the same form gives the same reading.</summary>
    /// <param name="form">In match form, redacted.</param>
    /// <param name="language"><c>en</c> or <c>zh</c>.</param>
    Reading Read(string form, string language);
}

/// <summary>What a model hears, before any rule.</summary>
/// <param name="LogOdds">Of being positive rather than negative, natural logarithm.</param>
/// <param name="Opinion">Log-odds of being an opinion rather than a request.</param>
/// <param name="Calibration">From log-odds to a share that holds on unseen texts.</param>
/// <param name="Scale">From both log-odds and the wording to whether it is an opinion.</param>
internal sealed record Reading(double LogOdds, double Opinion, Calibration Calibration, OpinionScale Scale)
{
    /// <summary>That of texts which are no store remarks; null where <see cref="Calibration"/> is.</summary>
    public Calibration? Elsewhere { get; init; }

    /// <summary>The text as numbers (<see cref="Sentences.SentenceEncoder"/>); null where the model has none.</summary>
    public float[]? Meaning { get; init; }

    /// <summary>What it sounds like to who knows store remarks; null from a model that does not.</summary>
    public RemarkScores? Remark { get; init; }
}
