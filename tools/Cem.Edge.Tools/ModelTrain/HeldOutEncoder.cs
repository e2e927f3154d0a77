using Cem.Edge.Scoring.Polarity;
using Cem.Edge.Scoring.Sentences;
using Cem.Edge.Scoring.Weights;

namespace Cem.Edge.Tools.ModelTrain;

/// <summary>The encoder with heads of one fold, on embeddings that are known already.</summary>
internal sealed class HeldOutEncoder(Embeddings embeddings, LinearModel polarity, LinearModel opinion) : IPolarityModel
{
    private readonly (LinearHead Polarity, LinearHead Opinion) _heads = (HeadTraining.Head(polarity), HeadTraining.Head(opinion));

    public string Name => EncoderModel.Voice;

    public double LexiconWeight => EncoderModel.WordWeight;

    public Reading Read(string form, string language)
    {
        var embedding = embeddings[form];
        return new Reading(_heads.Polarity.LogOdds(embedding), _heads.Opinion.LogOdds(embedding), Calibration.None, OpinionScale.None) { Meaning = embedding };
    }

    public void Dispose()
    {
        // The encoder is its owner's.
    }
}
