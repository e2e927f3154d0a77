namespace Cem.Edge.Metrics.SmallSamples;

/// <summary>Interval of a proportion that stays honest for small n (Wilson score, 95 %).</summary>
public static class Wilson
{
    /// <returns>Limits, 0 to 1; the whole range without any trial.</returns>
    public static (double Low, double High) Interval(long hits, long n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, n);
        if (n == 0)
        {
            return (0, 1);
        }

        const double Z2 = Indices.Estimate.Z * Indices.Estimate.Z;
        var p = (double)hits / n;
        var centre = (p + (Z2 / (2 * n))) / (1 + (Z2 / n));
        var half = Indices.Estimate.Z / (1 + (Z2 / n)) * Math.Sqrt((p * (1 - p) / n) + (Z2 / (4.0 * n * n)));
        return (Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
