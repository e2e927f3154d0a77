namespace Cem.Edge.Scoring.Polarity;

/// <summary>Polarity of a clause and what made it.</summary>
/// <param name="Value">-1 to 1, rounded to 0.01; null when nothing in the clause moves it.</param>
/// <param name="SpokenBy">Who moved it most: <c>rules</c> or the name of the model; empty without a value.</param>
/// <param name="Contributions">Strongest first.</param>
internal sealed record ClausePolarity(double? Value, string SpokenBy, IReadOnlyList<Contribution> Contributions)
{
    /// <summary>Spread of VADER: a sum of 4 gives 0.72.</summary>
    private const double Spread = 15;

    public static ClausePolarity Of(IReadOnlyList<Contribution> contributions, string model)
    {
        var telling = contributions.Where(contribution => contribution.Valence != 0).OrderByDescending(contribution => Math.Abs(contribution.Valence)).ToArray();
        if (telling.Length == 0)
        {
            return new ClausePolarity(null, "", []);
        }

        var sum = telling.Sum(contribution => contribution.Valence);
        var byRules = telling.Where(contribution => contribution.Kind == "rule").Sum(contribution => Math.Abs(contribution.Valence));
        var byModel = telling.Sum(contribution => Math.Abs(contribution.Valence)) - byRules;
        return new ClausePolarity(Math.Round(sum / Math.Sqrt((sum * sum) + Spread), 2), byRules >= byModel ? "rules" : model, telling);
    }

    /// <summary>The contributions as reasons: each one's signed part of everything that spoke.</summary>
    public IEnumerable<Reason> Reasons()
    {
        var total = Contributions.Sum(contribution => Math.Abs(contribution.Valence));
        return Contributions.Select(contribution => new Reason(contribution.Kind, contribution.What, Math.Round(contribution.Valence / total, 2)));
    }
}
