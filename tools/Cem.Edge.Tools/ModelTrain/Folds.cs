using Cem.Edge.Scoring.Normalisation;

namespace Cem.Edge.Tools.ModelTrain;

/// <summary>Which texts are held out together.</summary>
internal static class Folds
{
    private const int Count = 5;

    /// <summary>By chance, from the seed alone.</summary>
    public static int[] ByChance(int texts, int seed)
    {
        var chance = new Random(seed);
        return [.. Enumerable.Range(0, texts).Select(_ => chance.Next(Count))];
    }

    /// <summary>
    /// For the calibration: English by source, since a domain never seen is what a store brings; Chinese, which has one large source, by chance.
    /// </summary>
    public static int[] ForCalibration(IReadOnlyList<TrainingText> texts, string language, int seed)
    {
        if (language == Script.Chinese)
        {
            return ByChance(texts.Count, seed);
        }

        var sources = texts.Select(text => text.Source).Distinct().Order(StringComparer.Ordinal).ToList();
        return [.. texts.Select(text => sources.IndexOf(text.Source))];
    }

    /// <summary>Log-odds of every text from a model that has not seen its fold.</summary>
    public static double[] HeldOut(IReadOnlyList<Row> rows, IReadOnlyList<bool> positive, int[] folds, Func<IReadOnlyList<Row>, IReadOnlyList<bool>, LinearModel> fit)
    {
        var odds = new double[rows.Count];
        foreach (var fold in folds.Distinct().Order())
        {
            int[] others = [.. Enumerable.Range(0, rows.Count).Where(i => folds[i] != fold)];
            var model = fit([.. others.Select(i => rows[i])], [.. others.Select(i => positive[i])]);
            foreach (var i in Enumerable.Range(0, rows.Count).Where(i => folds[i] == fold))
            {
                odds[i] = model.LogOdds(rows[i]);
            }
        }

        return odds;
    }

    /// <summary>Mean of the shares of both classes that are right.</summary>
    public static double BalancedAccuracy(double[] odds, IReadOnlyList<bool> positive)
    {
        double Right(bool sign) => odds.Where((_, i) => positive[i] == sign).Average(odd => odd > 0 == sign ? 1.0 : 0);
        return (Right(true) + Right(false)) / 2;
    }
}
