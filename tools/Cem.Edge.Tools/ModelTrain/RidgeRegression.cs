namespace Cem.Edge.Tools.ModelTrain;

/// <summary>
/// Least squares with held-down weights, in closed form: W = (X'X + strength·I)^-1 X'Y by Cholesky, in one thread and a fixed order, so that the same rows
/// give the same bits.
/// </summary>
internal sealed class RidgeRegression
{
    private readonly double[][] _inverse;
    private readonly IReadOnlyList<float[]> _rows;

    /// <param name="rows">X, one text a row.</param>
    /// <param name="strength">How much the weights are held down.</param>
    public RidgeRegression(IReadOnlyList<float[]> rows, double strength)
    {
        _rows = rows;
        var width = rows[0].Length;
        var gram = new double[width][];
        for (var i = 0; i < width; i++)
        {
            gram[i] = new double[width];
            gram[i][i] = strength;
        }

        foreach (var row in rows)
        {
            for (var i = 0; i < width; i++)
            {
                for (var j = 0; j <= i; j++)
                {
                    gram[i][j] += (double)row[i] * row[j];
                }
            }
        }

        _inverse = Inverse(gram);
    }

    public double[] Fit(IReadOnlyList<double> target)
    {
        var right = new double[_inverse.Length];
        for (var r = 0; r < _rows.Count; r++)
        {
            for (var i = 0; i < right.Length; i++)
            {
                right[i] += _rows[r][i] * target[r];
            }
        }

        return [.. _inverse.Select(row => Dot(row, right))];
    }

    private static double Dot(double[] weights, float[] row) => weights.Select((weight, i) => weight * row[i]).Sum();

    private static double Dot(double[] left, double[] right) => left.Select((value, i) => value * right[i]).Sum();

    /// <param name="matrix">Symmetric and positive, its lower half.</param>
    private static double[][] Inverse(double[][] matrix)
    {
        var width = matrix.Length;
        for (var i = 0; i < width; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i][j];
                for (var k = 0; k < j; k++)
                {
                    sum -= matrix[i][k] * matrix[j][k];
                }

                matrix[i][j] = i == j ? Math.Sqrt(sum) : sum / matrix[j][j];
            }
        }

        return [.. Enumerable.Range(0, width).Select(column => Solve(matrix, column))];
    }

    /// <summary>A column of the inverse, which is a row too.</summary>
    private static double[] Solve(double[][] lower, int column)
    {
        var width = lower.Length;
        var x = new double[width];
        for (var i = column; i < width; i++)
        {
            var sum = i == column ? 1.0 : 0;
            for (var k = column; k < i; k++)
            {
                sum -= lower[i][k] * x[k];
            }

            x[i] = sum / lower[i][i];
        }

        for (var i = width - 1; i >= 0; i--)
        {
            var sum = x[i];
            for (var k = i + 1; k < width; k++)
            {
                sum -= lower[k][i] * x[k];
            }

            x[i] = sum / lower[i][i];
        }

        return x;
    }
}
