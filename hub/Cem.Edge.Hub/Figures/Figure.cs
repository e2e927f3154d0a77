using Cem.Edge.Metrics.Indices;
using Cem.Edge.Metrics.SmallSamples;

namespace Cem.Edge.Hub.Figures;

/// <summary>What a page shows of a set of answers. Under 10 answers the figures are null: too little, and it may point at one employee's shift.</summary>
internal sealed record Figure
{
    /// <summary>Answers behind a score of one store, as METRICS.md 2 derives it for stores that differ by 5 points.</summary>
    private const double ChainStrength = 52;

    /// <summary>Answers labelled <c>ok</c>.</summary>
    public required long N { get; init; }

    public required Evidence Evidence { get; init; }

    /// <summary>0 to 100 with a 95 % interval.</summary>
    public Estimate? HappyIndex { get; init; }

    /// <summary>Share of positive answers, 0 to 100, with a 95 % interval; null on scales without a published rule.</summary>
    public Estimate? Csat { get; init; }

    /// <summary>Count per value, worst first; empty while hidden.</summary>
    public IReadOnlyList<long> Answers { get; init; } = [];

    /// <param name="counts">Answers labelled ok.</param>
    /// <param name="chain">Answers of the whole chain to the same question: the prior of a small sample.</param>
    public static Figure Of(AnswerCounts counts, AnswerCounts chain)
    {
        Evidence evidence = EvidenceLevels.At(counts.N);
        if (evidence == Evidence.Hidden)
        {
            return new Figure { N = counts.N, Evidence = evidence };
        }

        return new Figure
        {
            N = counts.N,
            Evidence = evidence,
            HappyIndex = Metrics.Indices.HappyIndex.Shown(counts, DirichletPrior.FromChain(chain, ChainStrength)),
            Csat = counts.Scale <= 7 ? Satisfaction.Of(counts) : null,
            Answers = [.. Enumerable.Range(0, counts.Scale).Select(value => counts[value])],
        };
    }

    /// <summary>Several questions together: indices weighted by their answers, which works across scales; CSAT is a matter of one question.</summary>
    public static Figure Together(IReadOnlyList<Figure> parts)
    {
        if (parts is [var only])
        {
            return only;
        }

        long all = parts.Sum(part => part.N);
        Estimate[] shown = [.. parts.Select(part => part.HappyIndex).OfType<Estimate>()];
        long n = shown.Sum(estimate => estimate.N);
        if (n == 0)
        {
            return new Figure { N = all, Evidence = Evidence.Hidden };
        }

        double value = shown.Sum(estimate => estimate.Value * estimate.N) / n;
        double half = Math.Sqrt(shown.Sum(estimate => Math.Pow((estimate.High - estimate.Low) / 2 * estimate.N / n, 2)));
        return new Figure
        {
            N = all,
            Evidence = EvidenceLevels.At(n),
            HappyIndex = new Estimate(value, Math.Max(0, value - half), Math.Min(100, value + half), n),
        };
    }
}
