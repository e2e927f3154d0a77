namespace Cem.Edge.Metrics.Indices;

/// <summary>Sum over remarks, mergeable like counters.</summary>
/// <param name="N">Remarks with an opinion.</param>
/// <param name="Sum">Sum of their polarities, each -1 to 1.</param>
/// <param name="SumOfSquares">Sum of the squares.</param>
/// <param name="WithoutOpinion">Remarks that held none.</param>
public readonly record struct PolaritySums(long N, double Sum, double SumOfSquares, long WithoutOpinion)
{
    /// <param name="polarity">Polarity of one remark; null when it holds no opinion.</param>
    public PolaritySums Add(double? polarity) => polarity is { } p
        ? this with { N = N + 1, Sum = Sum + p, SumOfSquares = SumOfSquares + (p * p) }
        : this with { WithoutOpinion = WithoutOpinion + 1 };

    public PolaritySums Plus(PolaritySums other) =>
        new(N + other.N, Sum + other.Sum, SumOfSquares + other.SumOfSquares, WithoutOpinion + other.WithoutOpinion);
}

/// <summary>Voice Index, G14: 100·(mean polarity + 1)/2, 0 to 100.</summary>
public static class VoiceIndex
{
    /// <summary>The index; null without an opinion. A single remark tells nothing about the spread, so its interval is the whole scale.</summary>
    public static Estimate? Of(PolaritySums sums)
    {
        if (sums.N == 0)
        {
            return null;
        }

        var mean = sums.Sum / sums.N;
        var value = 50 * (mean + 1);
        if (sums.N == 1)
        {
            return new Estimate(value, 0, 100, 1);
        }

        var variance = Math.Max(0, (sums.SumOfSquares - (sums.N * mean * mean)) / (sums.N - 1));
        return Estimate.Around(value, 50 * Math.Sqrt(variance / sums.N), sums.N, 0, 100);
    }

    /// <summary>Share of remarks without an opinion, 0 to 1: its own number, never part of the index.</summary>
    public static double ShareWithoutOpinion(PolaritySums sums) =>
        sums.N + sums.WithoutOpinion == 0 ? 0 : (double)sums.WithoutOpinion / (sums.N + sums.WithoutOpinion);
}
