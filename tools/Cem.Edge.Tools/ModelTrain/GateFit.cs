using Cem.Edge.Scoring.Weights;

namespace Cem.Edge.Tools.ModelTrain;

/// <summary>
/// Fits the opinion gate on held-out texts. The weights come from a logistic regression over texts of one clause; the offset is the one with the lowest cost over all texts:
/// every opinion left without one and every request taken for one costs the same, in the mix that the plan of the own remarks expects in a store.
/// </summary>
internal static class GateFit
{
    /// <summary>Of 100 remarks 75 hold an opinion and 20 ask or wish (edge-agent/labelled-remarks).</summary>
    public const double OpinionShare = 0.75;
    public const double RequestShare = 0.20;

    private const double Strength = 1e3;

    public static (OpinionScale Scale, GateErrors Errors) Fit(IReadOnlyList<HeldOutText> texts)
    {
        int[] index = [0, 1, 2, 3];
        var single = texts.Where(text => text.Clauses is [{ Polarity.Value: not null }]).ToArray();
        Row[] rows = [.. single.Select(text => text.Clauses[0]).Select(clause => Row.Dense(index,
            [(float)clause.Polarity.Opinion, (float)OpinionScale.Clarity(clause.Polarity.LogOdds), clause.Request is null ? 0 : 1, clause.Wish is null ? 0 : 1]))];
        var model = LogisticRegression.Fit(rows, [.. single.Select(text => text.Text.Opinion)], index.Length, Strength);
        var scale = new OpinionScale(Rounded(model.Weights[0]), Rounded(model.Weights[1]), Rounded(model.Weights[2]), Rounded(model.Weights[3]), 0);
        return Cheapest(texts, scale);
    }

    private static (OpinionScale Scale, GateErrors Errors) Cheapest(IReadOnlyList<HeldOutText> texts, OpinionScale scale)
    {
        var heights = texts.Select(text => (text.Text.Opinion, text.Domain, Height: text.Clauses.Select(clause => clause.Above(scale)).DefaultIfEmpty(double.NegativeInfinity).Max())).ToArray();
        var best = Enumerable.Range(-200, 401).Select(step => step / 20.0).Select(bar => (Bar: bar, Errors: GateErrors.Of(heights, bar))).MinBy(trial => trial.Errors.Cost);
        return (scale with { Offset = -best.Bar }, best.Errors);
    }

    private static double Rounded(double weight) => Math.Round(weight, 4);
}

/// <summary>What a gate does to held-out texts; each domain weighs the same.</summary>
/// <param name="OpinionsLost">Share of opinions in which it finds none.</param>
/// <param name="RequestsTaken">Share of requests in which it finds an opinion.</param>
/// <param name="ByDomain">The share that is wrong, by domain and side.</param>
internal sealed record GateErrors(double OpinionsLost, double RequestsTaken, IReadOnlyDictionary<string, double> ByDomain)
{
    public double Cost => (GateFit.OpinionShare * OpinionsLost) + (GateFit.RequestShare * RequestsTaken);

    public static GateErrors Of(IReadOnlyList<(bool Opinion, string Domain, double Height)> texts, double bar)
    {
        var wrong = texts.GroupBy(text => (text.Opinion, text.Domain)).OrderBy(domain => domain.Key.Domain, StringComparer.Ordinal).ThenBy(domain => domain.Key.Opinion)
            .Select(domain => (domain.Key, Share: domain.Average(text => text.Height >= bar == text.Opinion ? 0.0 : 1))).ToArray();
        double Mean(bool opinion) => wrong.Where(domain => domain.Key.Opinion == opinion).Select(domain => domain.Share).DefaultIfEmpty(0).Average();
        return new GateErrors(Mean(true), Mean(false), wrong.ToDictionary(domain => $"{domain.Key.Domain}, {(domain.Key.Opinion ? "opinions lost" : "requests taken")}", domain => domain.Share));
    }
}
