using Cem.Edge.Metrics.SmallSamples;

namespace Cem.Edge.Metrics.Indices;

/// <summary>Happy Index, G1 and G2: mean of equal-interval weights, 0 (all worst) to 100 (all best).</summary>
public static class HappyIndex
{
    /// <summary>The index with its standard-error interval; null without an answer.</summary>
    public static Estimate? Of(AnswerCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return counts.N == 0 ? null : Estimate.Around(Mean(counts), StandardDeviation(counts) / Math.Sqrt(counts.N), counts.N, 0, 100);
    }

    /// <summary>
    /// What a page shows: the plain index from 30 answers on, before that (or when all answers are equal, where the standard error would
    /// claim certainty) the posterior under the prior.
    /// </summary>
    /// <param name="counts">Answers.</param>
    /// <param name="prior">What the chain or, without one, an even mix suggests.</param>
    public static Estimate? Shown(AnswerCounts counts, DirichletPrior prior)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(prior);
        return counts.N >= (long)Evidence.Solid && StandardDeviation(counts) > 0 ? Of(counts) : counts.N == 0 ? null : prior.Update(counts);
    }

    /// <summary>Standard deviation of one press, in index points; 0 without an answer.</summary>
    public static double StandardDeviation(AnswerCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var mean = Mean(counts) / 100;
        var squares = Enumerable.Range(0, counts.Scale).Sum(value => counts.Share(value) * Weight(value, counts.Scale) * Weight(value, counts.Scale));
        return 100 * Math.Sqrt(Math.Max(0, squares - (mean * mean)));
    }

    /// <summary>Weight of an answer, 0 (worst) to 1 (best).</summary>
    public static double Weight(int value, int scale) => (double)value / (scale - 1);

    private static double Mean(AnswerCounts counts) => 100 * Enumerable.Range(0, counts.Scale).Sum(value => counts.Share(value) * Weight(value, counts.Scale));
}
