namespace Cem.Edge.Metrics.SmallSamples;

/// <summary>Empirical Bayes: a small store is drawn towards the chain, a large one hardly (METRICS.md 2).</summary>
public static class Shrinkage
{
    /// <param name="n">Answers of the store.</param>
    /// <param name="own">Its index.</param>
    /// <param name="chain">The chain's index.</param>
    /// <param name="strength">k, in answers.</param>
    public static double Towards(long n, double own, double chain, double strength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        return n + strength == 0 ? chain : ((n * own) + (strength * chain)) / (n + strength);
    }

    /// <summary>k = sd²/τ²: how many answers the chain is worth. Infinite when stores do not truly differ.</summary>
    /// <param name="sd">Standard deviation of one press, in index points.</param>
    /// <param name="tau">True standard deviation between stores, in index points.</param>
    public static double Strength(double sd, double tau) => tau == 0 ? double.PositiveInfinity : sd * sd / (tau * tau);

    /// <summary>τ: the spread of store means that chance does not explain; 0 when chance explains it all.</summary>
    /// <param name="stores">Mean, standard deviation of one press and n of each store, n at least 1.</param>
    public static double BetweenStores(IReadOnlyCollection<(double Mean, double Sd, long N)> stores)
    {
        ArgumentNullException.ThrowIfNull(stores);
        if (stores.Count < 2)
        {
            return 0;
        }

        var grand = stores.Average(store => store.Mean);
        var variance = stores.Sum(store => (store.Mean - grand) * (store.Mean - grand)) / (stores.Count - 1);
        return Math.Sqrt(Math.Max(0, variance - stores.Average(store => store.Sd * store.Sd / store.N)));
    }
}
