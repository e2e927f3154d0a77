using Cem.Edge.Metrics.Indices;

namespace Cem.Edge.Metrics.SmallSamples;

/// <summary>What is known before the first answer: a mix, worth <paramref name="Strength"/> answers.</summary>
/// <param name="WorstFirst">Share per value, summing to 1.</param>
/// <param name="Strength">k of METRICS.md 2, in answers.</param>
public sealed record DirichletPrior(IReadOnlyList<double> WorstFirst, double Strength)
{
    /// <summary>Nothing known: every value alike, worth one answer each.</summary>
    public static DirichletPrior Even(int scale) => new([.. Enumerable.Repeat(1.0 / scale, scale)], scale);

    /// <summary>The chain's mix at the given strength; even when the chain has no answer either.</summary>
    public static DirichletPrior FromChain(AnswerCounts chain, double strength)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.N == 0 ? Even(chain.Scale) : new([.. Enumerable.Range(0, chain.Scale).Select(chain.Share)], strength);
    }

    /// <summary>Posterior of the Happy Index: normal interval on the moments of the Dirichlet distribution.</summary>
    /// <exception cref="ArgumentException">The scales differ.</exception>
    public Estimate Update(AnswerCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Scale != WorstFirst.Count)
        {
            throw new ArgumentException($"The prior has {WorstFirst.Count} values, the counts {counts.Scale}.", nameof(counts));
        }

        var total = Strength + counts.N;
        var (mean, squares) = (0.0, 0.0);
        for (var value = 0; value < counts.Scale; value++)
        {
            var share = ((WorstFirst[value] * Strength) + counts[value]) / total;
            var weight = HappyIndex.Weight(value, counts.Scale);
            mean += share * weight;
            squares += share * weight * weight;
        }

        var deviation = Math.Sqrt(Math.Max(0, squares - (mean * mean)) / (total + 1));
        return Estimate.Around(100 * mean, 100 * deviation, counts.N, 0, 100);
    }
}
