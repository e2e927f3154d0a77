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
    /// For gate and calibration: English by source, since a domain never seen is what a store brings; Chinese, which has one large source, by chance.
    /// </summary>
    public static int[] ByDomain(IReadOnlyList<TrainingText> texts, string language, int seed)
    {
        if (language == Script.Chinese)
        {
            return ByChance(texts.Count, seed);
        }

        var domains = texts.Select(text => DomainOf(text, language)).Distinct().Order(StringComparer.Ordinal).ToList();
        return [.. texts.Select(text => domains.IndexOf(DomainOf(text, language)))];
    }

    /// <summary>English: the file; Chinese: the folder, since the shop comments stand in a file for each sign. What people judged at a hub is of one domain with the own remarks, however few they are.</summary>
    public static string DomainOf(TrainingText text, string language) =>
        text.Source.StartsWith(TrainingTexts.Examples, StringComparison.Ordinal) || text.Source.StartsWith(TrainingTexts.Remarks, StringComparison.Ordinal) ? TrainingTexts.Remarks
        : language == Script.Chinese && text.Source.IndexOf('/', StringComparison.Ordinal) is > 0 and var end ? text.Source[..end]
        : text.Source;

    /// <summary>A model for each fold that has not seen it. Folds without a text of their own among these get the model of all.</summary>
    /// <param name="folds">Of each row.</param>
    /// <param name="all">Fitted on all rows.</param>
    public static Dictionary<int, LinearModel> Models(
        IReadOnlyList<Row> rows, IReadOnlyList<bool> positive, int[] folds, IEnumerable<int> wanted, LinearModel? all, Func<IReadOnlyList<Row>, IReadOnlyList<bool>, LinearModel> fit)
    {
        int[] numbers = [.. wanted.Distinct().Order()];
        var models = new LinearModel[numbers.Length];
        // Each fit runs in one thread and knows nothing of the others: their order changes no bit.
        Parallel.For(0, numbers.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, number =>
        {
            int[] others = [.. Enumerable.Range(0, rows.Count).Where(i => folds[i] != numbers[number])];
            models[number] = others.Length == rows.Count && all is not null ? all : fit([.. others.Select(i => rows[i])], [.. others.Select(i => positive[i])]);
        });
        return numbers.Zip(models).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    /// <summary>Log-odds of every row from the model that has not seen its fold.</summary>
    public static double[] HeldOut(IReadOnlyList<Row> rows, int[] folds, IReadOnlyDictionary<int, LinearModel> models) => [.. rows.Select((row, i) => models[folds[i]].LogOdds(row))];

    /// <summary>Mean of the shares of both classes that are right.</summary>
    public static double BalancedAccuracy(double[] odds, IReadOnlyList<bool> positive)
    {
        double Right(bool sign) => odds.Where((_, i) => positive[i] == sign).Average(odd => odd > 0 == sign ? 1.0 : 0);
        return (Right(true) + Right(false)) / 2;
    }
}
