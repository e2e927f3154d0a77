using Cem.Edge.Scoring.Normalisation;
using Cem.Edge.Scoring.Polarity;
using Cem.Edge.Scoring.Weights;

namespace Cem.Edge.Scoring.Ngrams;

/// <summary>Polarity by the wording itself: no native code, the same answer on every machine.</summary>
internal sealed class NgramModel(PolarityWeights english, PolarityWeights chinese, ILexicon englishWords, ILexicon chineseWords) : IPolarityModel
{
    public const string Voice = "ngram";

    public string Name => Voice;

    /// <summary>It has read the lexicon already.</summary>
    public double LexiconWeight => 0;

    public Reading Read(string form, string language)
    {
        var (weights, lexicon) = language == Script.Chinese ? (chinese, chineseWords) : (english, englishWords);
        var features = weights.Ngrams.Features(form, language);
        var say = LexiconSay.Of(lexicon, form);
        return new Reading(weights.Ngrams.Polarity.LogOdds(features, say), weights.Ngrams.Opinion.LogOdds(features, say), weights.NgramCalibration, weights.NgramScale);
    }

    public void Dispose()
    {
        // Nothing native.
    }
}
