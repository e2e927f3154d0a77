namespace Cem.Edge.Scoring.Weights;

/// <summary>From a model's log-odds to those that held on texts it had not seen (Platt).</summary>
/// <param name="Slope">For texts that are no store remarks.</param>
/// <param name="Offset">Added after the slope.</param>
/// <param name="Near">Added to the slope of what is surely a store remark, where the models are less often right than they say.</param>
internal readonly record struct Calibration(double Slope, double Offset, double Near = 0)
{
    public static readonly Calibration None = new(1, 0);

    /// <summary>More log-odds never make a sign less probable, whatever was fitted.</summary>
    private const double LeastSlope = 0.1;

    /// <summary>That of texts which are so near to store remarks.</summary>
    /// <param name="nearness">Probability of being one.</param>
    public Calibration At(double nearness) => new(Math.Max(LeastSlope, Slope + (Near * nearness)), Offset);

    /// <summary>Share of positive ones among clauses with these log-odds.</summary>
    public double Probability(double logOdds) => 1 / (1 + Math.Exp(-((Slope * logOdds) + Offset)));
}
