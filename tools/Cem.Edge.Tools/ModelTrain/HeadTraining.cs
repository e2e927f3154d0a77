using Cem.Edge.Scoring.Weights;

namespace Cem.Edge.Tools.ModelTrain;

/// <summary>Fits a head on standardised embeddings and folds the standardisation into its weights.</summary>
internal static class HeadTraining
{
    public static IReadOnlyList<Row> Rows(IReadOnlyList<float[]> embeddings)
    {
        int[] index = [.. Enumerable.Range(0, embeddings[0].Length)];
        return [.. embeddings.Select(embedding => Row.Dense(index, embedding))];
    }

    public static LinearModel Fit(IReadOnlyList<Row> rows, IReadOnlyList<bool> positive, double inverseStrength)
    {
        var width = rows[0].Value.Length;
        var (mean, spread) = Moments(rows, width);
        Row[] standard = [.. rows.Select(row => Row.Dense(row.Index, [.. row.Value.Select((value, i) => (float)((value - mean[i]) / spread[i]))]))];
        var model = LogisticRegression.Fit(standard, positive, width, inverseStrength);
        double[] weights = [.. model.Weights.Select((weight, i) => weight / spread[i])];
        return new LinearModel(weights, model.Bias - weights.Select((weight, i) => weight * mean[i]).Sum());
    }

    public static LinearHead Head(LinearModel model) => new([.. model.Weights.Select(weight => (float)weight)], (float)model.Bias);

    private static (double[] Mean, double[] Spread) Moments(IReadOnlyList<Row> rows, int width)
    {
        var (mean, square) = (new double[width], new double[width]);
        foreach (var row in rows)
        {
            row.AddTo(mean, 1.0 / rows.Count);
        }

        foreach (var row in rows)
        {
            for (var i = 0; i < width; i++)
            {
                square[i] += Math.Pow(row.Value[i] - mean[i], 2) / rows.Count;
            }
        }

        return (mean, [.. square.Select(variance => Math.Max(Math.Sqrt(variance), 1e-6))]);
    }
}
