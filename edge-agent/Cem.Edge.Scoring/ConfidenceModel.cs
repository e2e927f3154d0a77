namespace Cem.Edge.Scoring;

/// <summary>How often a finding like this one is right, 0 to 1. Measured on labelled sentences (README, Figures), not felt.</summary>
internal static class ConfidenceModel
{
    private const double Unscored = 0.5;
    private const double ByRules = 0.86;

    public static double Of(Gate gate, double? polarity, string spokenBy)
    {
        if (gate != Gate.Opinion || polarity is null)
        {
            return gate == Gate.Request ? 0.8 : Unscored;
        }

        var byStrength = 0.62 + (0.3 * Math.Min(1, Math.Abs(polarity.Value) / 0.7));
        return spokenBy == "rules" ? Math.Max(ByRules, byStrength) : byStrength;
    }
}
