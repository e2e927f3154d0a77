namespace Cem.Edge.Metrics.Indices;

/// <summary>Scores of the form "% of these minus % of those", -100 to 100.</summary>
public static class NetScore
{
    /// <summary>NPS, G4: answers 0 to 10, promoters 9-10, detractors 0-6; null without an answer.</summary>
    public static Estimate? NetPromoter(AnswerCounts counts) => OfScale(counts, 11, promotersFrom: 9, detractorsTo: 6);

    /// <summary>Smiley score, G5: five faces, best minus the three worst. Never label it "NPS".</summary>
    public static Estimate? Smiley(AnswerCounts counts) => OfScale(counts, 5, promotersFrom: 4, detractorsTo: 2);

    /// <summary>Happiness score, G13: three faces, great minus not good.</summary>
    public static Estimate? Happiness(AnswerCounts counts) => OfScale(counts, 3, promotersFrom: 2, detractorsTo: 0);

    /// <summary>Net sentiment, G9: positive minus negative mentions, the neutral ones in the base.</summary>
    public static Estimate? Sentiment(long positive, long neutral, long negative)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(positive);
        ArgumentOutOfRangeException.ThrowIfNegative(neutral);
        ArgumentOutOfRangeException.ThrowIfNegative(negative);
        return Of(positive, negative, positive + neutral + negative);
    }

    private static Estimate? OfScale(AnswerCounts counts, int scale, int promotersFrom, int detractorsTo)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return counts.Scale == scale
            ? Of(counts.AtLeast(promotersFrom), counts.N - counts.AtLeast(detractorsTo + 1), counts.N)
            : throw new ArgumentException($"This score is defined for {scale} answers, not {counts.Scale}.", nameof(counts));
    }

    private static Estimate? Of(long promoters, long detractors, long n)
    {
        if (n == 0)
        {
            return null;
        }

        var (p, d) = ((double)promoters / n, (double)detractors / n);
        var variance = (p + d - ((p - d) * (p - d))) / n;
        return Estimate.Around(100 * (p - d), 100 * Math.Sqrt(variance), n, -100, 100);
    }
}
