namespace Cem.Edge.Scoring;

/// <summary>How often a finding like this one has the right sign, 0 to 1. Fitted to labelled sentences (README, Figures), not felt.</summary>
internal static class ConfidenceModel
{
    private const double ByRequestCue = 0.8;
    private const double ByNothing = 0.5;
    private const double Weakest = 0.62;
    private const double Strongest = 0.97;
    private const double ByRules = 0.93;

    /// <summary>From this polarity on a stronger one is not more often right.</summary>
    private const double StrongPolarity = 0.55;

    public static double Of(Gate gate, double? polarity, string spokenBy)
    {
        if (gate != Gate.Opinion || polarity is null)
        {
            return gate == Gate.Request ? ByRequestCue : ByNothing;
        }

        var byStrength = Weakest + ((Strongest - Weakest) * Math.Min(1, Math.Abs(polarity.Value) / StrongPolarity));
        return spokenBy == "rules" ? Math.Max(Math.Min(ByRules, byStrength + 0.15), byStrength) : byStrength;
    }
}
