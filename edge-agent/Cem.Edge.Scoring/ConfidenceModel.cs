using Cem.Edge.Scoring.Polarity;

namespace Cem.Edge.Scoring;

/// <summary>How often a finding like this one has the right sign, 0 to 1: the model's probability, calibrated on held-out texts (card of the weights).</summary>
internal static class ConfidenceModel
{
    private const double ByRequestCue = 0.8;
    private const double ByNothing = 0.5;

    /// <param name="gate">What the gate decided.</param>
    /// <param name="polarity">Null where the gate let no polarity through.</param>
    public static double Of(Gate gate, ClausePolarity? polarity) => polarity switch
    {
        null => gate == Gate.Request ? ByRequestCue : ByNothing,
        _ => Math.Max(polarity.Probability, 1 - polarity.Probability),
    };
}
