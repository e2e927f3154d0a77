namespace Cem.Edge.Scoring.Weights;

/// <summary>From a model's log-odds to those that held on texts it had not seen (Platt).</summary>
internal readonly record struct Calibration(double Slope, double Offset)
{
    public static readonly Calibration None = new(1, 0);

    /// <summary>Share of positive ones among clauses with these log-odds.</summary>
    public double Probability(double logOdds) => 1 / (1 + Math.Exp(-((Slope * logOdds) + Offset)));
}
