namespace Cem.Edge.Tools.EvaluateScoring.Figures;

/// <summary>95 % intervals by drawing the cases anew, 1,000 times, always the same for the same cases.</summary>
internal static class Bootstrap
{
    private const int Rounds = 1_000;
    private const int Seed = 20_261_124;

    /// <param name="cases">Number of cases.</param>
    /// <param name="figure">The figure of the cases with these numbers; some stand there twice, some not at all. The array is used again.</param>
    public static (double Low, double High) Interval(int cases, Func<int[], double> figure)
    {
        var random = new Random(Seed);
        var (drawn, figures) = (new int[cases], new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < cases; i++)
                drawn[i] = random.Next(cases);
            figures[round] = figure(drawn);
        }

        Array.Sort(figures);
        return (figures[(int)(0.025 * Rounds)], figures[(int)(0.975 * Rounds) - 1]);
    }
}
