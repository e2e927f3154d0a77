namespace Cem.Edge.Metrics.Indices;

/// <summary>A figure that shows how sure it is.</summary>
/// <param name="Value">The figure, in the unit of its index.</param>
/// <param name="Low">Lower limit, 95 %.</param>
/// <param name="High">Upper limit, 95 %.</param>
/// <param name="N">Answers it rests on.</param>
public readonly record struct Estimate(double Value, double Low, double High, long N)
{
    /// <summary>Normal quantile of a two-sided 95 % interval.</summary>
    internal const double Z = 1.96;

    internal static Estimate Around(double value, double standardError, long n, double smallest, double largest) =>
        new(value, Math.Max(smallest, value - (Z * standardError)), Math.Min(largest, value + (Z * standardError)), n);
}
