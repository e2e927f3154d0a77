namespace Cem.Edge.Tools.ModelTrain;

/// <summary>One text as the numbers that are not 0, by rising index.</summary>
internal readonly record struct Row(int[] Index, float[] Value)
{
    /// <summary>A dense row; <paramref name="index"/> is shared by all rows of its length.</summary>
    public static Row Dense(int[] index, float[] value) => new(index, value);

    public double Dot(double[] weights)
    {
        var sum = 0.0;
        for (var i = 0; i < Index.Length; i++)
        {
            sum += weights[Index[i]] * Value[i];
        }

        return sum;
    }

    public void AddTo(double[] sums, double factor)
    {
        for (var i = 0; i < Index.Length; i++)
        {
            sums[Index[i]] += factor * Value[i];
        }
    }
}

/// <summary>Weights and bias of a fitted model.</summary>
internal sealed record LinearModel(double[] Weights, double Bias)
{
    public double LogOdds(Row row) => row.Dot(Weights) + Bias;
}

/// <summary>
/// Logistic regression with L2 and balanced classes: the loss is C times the weighted log loss plus half the squared weights, the bias free. Solved by
/// L-BFGS in one thread and in a fixed order, so that the same rows give the same bits.
/// </summary>
internal static class LogisticRegression
{
    /// <param name="inverseStrength">C; the larger, the less the weights are held down.</param>
    /// <param name="balanced">Both classes count alike, however many texts they have.</param>
    public static LinearModel Fit(IReadOnlyList<Row> rows, IReadOnlyList<bool> positive, int width, double inverseStrength, bool balanced = true)
    {
        var positives = positive.Count(sign => sign);
        if (positives == 0 || positives == rows.Count)
        {
            throw new ArgumentException("Both classes need an example.", nameof(positive));
        }

        var (up, down) = balanced ? (rows.Count / (2.0 * positives), rows.Count / (2.0 * (rows.Count - positives))) : (1, 1);
        var solution = Lbfgs.Minimise(new double[width + 1], (at, gradient) => Loss(rows, positive, at, gradient, inverseStrength, up, down));
        return new LinearModel(solution[..width], solution[width]);
    }

    /// <summary>The bias is the last number of <paramref name="at"/>.</summary>
    private static double Loss(IReadOnlyList<Row> rows, IReadOnlyList<bool> positive, double[] at, double[] gradient, double inverseStrength, double up, double down)
    {
        var width = at.Length - 1;
        var loss = 0.0;
        for (var i = 0; i < width; i++)
        {
            loss += at[i] * at[i] / 2;
            gradient[i] = at[i];
        }

        gradient[width] = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            var sign = positive[i] ? 1 : -1;
            var margin = sign * (rows[i].Dot(at) + at[width]);
            var weight = inverseStrength * (positive[i] ? up : down);
            loss += weight * (margin > 0 ? Math.Log(1 + Math.Exp(-margin)) : Math.Log(1 + Math.Exp(margin)) - margin);
            var slope = -sign * weight / (1 + Math.Exp(margin));
            rows[i].AddTo(gradient, slope);
            gradient[width] += slope;
        }

        return loss;
    }
}
