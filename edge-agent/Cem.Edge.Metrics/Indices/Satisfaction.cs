using Cem.Edge.Metrics.SmallSamples;

namespace Cem.Edge.Metrics.Indices;

/// <summary>CSAT, G6: share of positive answers, 0 to 100.</summary>
public static class Satisfaction
{
    /// <summary>The share with its Wilson interval; null without an answer.</summary>
    public static Estimate? Of(AnswerCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.N == 0)
        {
            return null;
        }

        var positive = counts.AtLeast(LowestPositive(counts.Scale));
        var (low, high) = Wilson.Interval(positive, counts.N);
        return new Estimate(100.0 * positive / counts.N, 100 * low, 100 * high, counts.N);
    }

    /// <summary>Lowest value that counts as positive; print it beside the figure, since some products count the top answer only.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not 2 to 7.</exception>
    public static int LowestPositive(int scale) => scale switch
    {
        2 => 1,
        3 => 2,
        4 => 2,
        5 => 3,
        6 => 3,
        7 => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, "CSAT is defined for 2 to 7 answers."),
    };
}
