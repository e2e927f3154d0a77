namespace Cem.Edge.Speech.Tests.Support;

/// <summary>One observation: signs (the first is 1), the share that was right, and how many units it stands for.</summary>
internal sealed record Observation(double[] Signs, double Right, double Weight);

/// <summary>Weighted logistic regression on shares by Newton's method, with a little ridge on all but the constant so that few clips cannot send a coefficient away.</summary>
internal static class LogisticFit
{
    private const double Ridge = 1;

    public static double[] Of(IReadOnlyList<Observation> observations)
    {
        var coefficients = new double[observations[0].Signs.Length];
        for (var round = 0; round < 50; round++)
        {
            var step = Solve(Curvature(observations, coefficients), Slope(observations, coefficients));
            coefficients = [.. coefficients.Zip(step, (value, change) => value + change)];
            if (step.All(change => Math.Abs(change) < 1e-9))
                break;
        }

        return coefficients;
    }

    public static double Expected(double[] coefficients, double[] signs) => Speech.Whisper.WordAccuracy.Logistic(coefficients.Zip(signs, (coefficient, sign) => coefficient * sign).Sum());

    private static double[] Slope(IReadOnlyList<Observation> observations, double[] coefficients) =>
        [.. coefficients.Select((value, i) => observations.Sum(seen => seen.Weight * (seen.Right - Expected(coefficients, seen.Signs)) * seen.Signs[i]) - (i == 0 ? 0 : Ridge * value))];

    private static double[][] Curvature(IReadOnlyList<Observation> observations, double[] coefficients) =>
    [
        .. coefficients.Select((_, i) => coefficients.Select((_, j) => observations.Sum(seen => Spread(coefficients, seen) * seen.Signs[i] * seen.Signs[j]) + (i == j && i > 0 ? Ridge : 0)).ToArray()),
    ];

    private static double Spread(double[] coefficients, Observation seen)
    {
        var expected = Expected(coefficients, seen.Signs);
        return seen.Weight * expected * (1 - expected);
    }

    /// <summary>Gauss with pivots; the matrix is overwritten.</summary>
    private static double[] Solve(double[][] matrix, double[] right)
    {
        var size = right.Length;
        for (var column = 0; column < size; column++)
        {
            var pivot = Enumerable.Range(column, size - column).MaxBy(row => Math.Abs(matrix[row][column]));
            (matrix[column], matrix[pivot]) = (matrix[pivot], matrix[column]);
            (right[column], right[pivot]) = (right[pivot], right[column]);
            for (var row = 0; row < size; row++)
            {
                if (row == column)
                    continue;
                var factor = matrix[row][column] / matrix[column][column];
                for (var i = column; i < size; i++)
                    matrix[row][i] -= factor * matrix[column][i];
                right[row] -= factor * right[column];
            }
        }

        return [.. right.Select((value, i) => value / matrix[i][i])];
    }
}
