using Cem.Edge.Scoring.Normalisation;
using Cem.Edge.Scoring.Polarity;
using Cem.Edge.Scoring.Weights;

namespace Cem.Edge.Scoring.Sentences;

/// <summary>Polarity by meaning: an embedding and two heads a language.</summary>
internal sealed class EncoderModel(SentenceEncoder encoder, PolarityWeights english, PolarityWeights chinese) : IPolarityModel
{
    public const string Voice = "encoder";

    public string Name => Voice;

    /// <summary>Log-odds that a valence of 1 adds, by cross-validation on the English training texts (README, Decisions).</summary>
    public const double WordWeight = 0.3;

    public double LexiconWeight => WordWeight;

    public Reading Read(string form, string language)
    {
        var weights = language == Script.Chinese ? chinese : english;
        var embedding = encoder.Embed(form);
        return new Reading(weights.Polarity.LogOdds(embedding), weights.Opinion.LogOdds(embedding), weights.EncoderCalibration, weights.EncoderScale) { Meaning = embedding };
    }

    public void Dispose() => encoder.Dispose();
}
