using Cem.Edge.Scoring;
using Cem.Edge.Scoring.Clauses;
using Cem.Edge.Scoring.Polarity;
using Cem.Edge.Scoring.Weights;

namespace Cem.Edge.Tools.ModelTrain;

/// <summary>A clause of a text as the scorer hears it, with models that have not seen the text's source.</summary>
internal sealed record HeldOutClause(Clause Clause, ClausePolarity Polarity, string? Wish, string? Request, bool Asks)
{
    /// <summary>What the scorer's own gate says under these weights.</summary>
    public Gate Judge(OpinionScale scale, Calibration calibration)
    {
        var probability = calibration.At(Polarity.Remark?.Nearness ?? 0).Probability(Polarity.LogOdds);
        var polarity = Polarity.Value is null ? Polarity : Polarity with { Value = Math.Round((2 * probability) - 1, 2), Probability = probability, Scale = scale };
        return OpinionGate.Judge(Clause, polarity, critical: false, Wish, Request, Asks);
    }

    /// <summary>How far it is above the bar; infinite where no bar counts, negative infinite where none helps.</summary>
    public double Above(OpinionScale scale) =>
        Judge(scale with { Offset = double.MaxValue }, Calibration.None) != Gate.Opinion ? double.NegativeInfinity
        : Judge(scale with { Offset = double.MinValue }, Calibration.None) == Gate.Opinion ? double.PositiveInfinity
        : scale.LogOdds(Polarity.Opinion, Polarity.LogOdds, Request is not null, Wish is not null);
}

/// <summary>A training text with its clauses.</summary>
/// <param name="Domain">Texts of one domain are held out together and weigh the same as those of any other.</param>
internal sealed record HeldOutText(TrainingText Text, string Domain, IReadOnlyList<HeldOutClause> Clauses);
