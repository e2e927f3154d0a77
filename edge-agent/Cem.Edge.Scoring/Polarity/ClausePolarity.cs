using Cem.Edge.Scoring.Remarks;
using Cem.Edge.Scoring.Weights;

namespace Cem.Edge.Scoring.Polarity;

/// <summary>Polarity of a clause and what made it.</summary>
/// <param name="Value">-1 to 1, rounded to 0.01; null when there is nothing to read (no letter of either script).</param>
/// <param name="Probability">Calibrated share of clauses like this one that are positive.</param>
/// <param name="SpokenBy">Who decided: <c>rules</c> or the name of the model; empty without a value.</param>
/// <param name="Opinion">Log-odds of being an opinion rather than a request.</param>
/// <param name="IsHeard">A rule or a word of the lexicon spoke.</param>
/// <param name="Contributions">In log-odds, strongest first.</param>
internal sealed record ClausePolarity(double? Value, double Probability, string SpokenBy, double Opinion, bool IsHeard, IReadOnlyList<Contribution> Contributions)
{
    /// <summary>From <see cref="Opinion"/> and all that spoke to whether it is an opinion.</summary>
    public OpinionScale Scale { get; init; } = OpinionScale.None;

    /// <summary>Log-odds of being positive, of all that spoke and before calibration.</summary>
    public double LogOdds => Contributions.Sum(contribution => contribution.Valence);

    /// <summary>-1 to 1, what <see cref="Value"/> would be in a text that is no store remark: how loud the sign is, which does not depend on how often such signs are right.</summary>
    public double Loudness { get; init; }

    /// <summary>A rule or a word of the lexicon is there, also where the model has read it already and it adds nothing.</summary>
    public bool HasWord { get; init; }

    /// <summary>A rule or a word of the lexicon spoke against something.</summary>
    public bool Complains => Contributions.Any(contribution => contribution.Kind != ModelKind && contribution.Valence < 0);

    public static readonly ClausePolarity Nothing = new(null, 0.5, "", 0, IsHeard: false, []);

    /// <summary>One of several clauses, a word or three that no rule and no word of the lexicon knows ("The till, ..."): it names something and judges nothing.</summary>
    public bool IsBareName { get; init; }

    /// <summary>What the clause on its own sounds like; null where nothing was read.</summary>
    public RemarkScores? Remark { get; init; }

    /// <summary>Finds the words behind the model's say; null when nobody wants them, since they cost a reading each.</summary>
    public Func<IReadOnlyList<Contribution>>? Words { get; init; }

    /// <summary>Log-odds that are one unit of valence when rules speak alone.</summary>
    private const double WinningRule = 0.8;
    private const double WordBesideWinner = 0.5;

    /// <summary>Rules that outvote the model say the same whichever model is outvoted.</summary>
    private static readonly Calibration Ruled = new(0.7, 0);

    /// <summary>Beside the model, by cross-validation on the training texts of both languages.</summary>
    private const double Rule = 0.5;
    private const double WordBesideRule = 0.3;

    /// <param name="byRules">What the rule layer found, in valence.</param>
    /// <param name="byWords">What the lexicon found in the rest.</param>
    /// <param name="reading">What the model heard in the whole clause.</param>
    /// <param name="model">It.</param>
    public static ClausePolarity Of(IReadOnlyList<Contribution> byRules, IReadOnlyList<Contribution> byWords, Reading reading, IPolarityModel model)
    {
        var (contributions, ruled) = Weigh(byRules, byWords, reading.LogOdds, model.Name, model.LexiconWeight);
        var logOdds = contributions.Sum(contribution => contribution.Valence);
        var probability = (ruled ? Ruled : reading.Calibration).Probability(logOdds);
        return new ClausePolarity(
            Polarity(probability),
            probability,
            ruled ? "rules" : model.Name,
            reading.Opinion,
            contributions.Any(contribution => contribution.Kind != ModelKind),
            [.. contributions.OrderByDescending(contribution => Math.Abs(contribution.Valence))])
        {
            Scale = reading.Scale,
            Loudness = Polarity((reading.Elsewhere ?? reading.Calibration).Probability(logOdds)),
            HasWord = byRules.Concat(byWords).Any(found => found.Valence != 0),
            Remark = reading.Remark,
        };
    }

    private static double Polarity(double probability) => Math.Round((2 * probability) - 1, 2);

    /// <summary>All that speaks, in log-odds that are not calibrated yet, and whether a rule outvotes the model.</summary>
    public static (IReadOnlyList<Contribution> Contributions, bool Ruled) Weigh(
        IReadOnlyList<Contribution> byRules, IReadOnlyList<Contribution> byWords, double logOdds, string model, double lexiconWeight)
    {
        var rules = byRules.Where(rule => rule.Valence != 0).ToArray();
        var (rule, word, heard) =
            Array.Exists(rules, WinningRules.Has) ? (WinningRule, WordBesideWinner, 0.0)
            : rules.Length > 0 ? (Rule, WordBesideRule, 1.0)
            : (0, lexiconWeight, 1.0);
        Contribution[] contributions =
        [
            .. rules.Select(found => found with { Valence = found.Valence * rule }),
            .. byWords.Select(found => found with { Valence = found.Valence * word }).Where(found => found.Valence != 0),
            .. heard > 0 ? new[] { new Contribution(ModelKind, model, logOdds * heard) } : [],
        ];
        return (contributions, heard == 0);
    }

    /// <summary>Kind of the model's own contribution.</summary>
    public const string ModelKind = "model";

    /// <summary>The contributions as reasons: each one's signed part of everything that spoke; then the words behind the model's, as parts of its part.</summary>
    public IEnumerable<Reason> Reasons()
    {
        var total = Contributions.Sum(contribution => Math.Abs(contribution.Valence));
        return Contributions.Concat(Words?.Invoke() ?? []).Select(contribution => new Reason(contribution.Kind, contribution.What, Math.Round(contribution.Valence / Math.Max(total, double.Epsilon), 2)));
    }
}
