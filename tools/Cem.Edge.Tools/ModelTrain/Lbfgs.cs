using System.Numerics.Tensors;

namespace Cem.Edge.Tools.ModelTrain;

/// <summary>Limited-memory BFGS with a backtracking line search (Nocedal and Wright, Numerical Optimization, algorithms 7.4 and 7.5), for smooth convex functions.</summary>
internal static class Lbfgs
{
    private const int Memory = 10;
    private const int MostSteps = 300;
    private const double Tolerance = 1e-5;
    private const double SufficientDecrease = 1e-4;
    private const double ShortestStep = 1e-12;

    /// <param name="start">Where to begin; not changed.</param>
    /// <param name="function">Gives the value at a point and fills its gradient.</param>
    public static double[] Minimise(double[] start, Func<double[], double[], double> function)
    {
        var (at, gradient) = ((double[])start.Clone(), new double[start.Length]);
        var value = function(at, gradient);
        var first = Norm(gradient);
        var pairs = new List<(double[] Step, double[] Change, double Curvature)>();
        for (var step = 0; step < MostSteps && Norm(gradient) > Tolerance * Math.Max(1, first); step++)
        {
            var direction = Direction(gradient, pairs);
            if (Search(at, value, gradient, direction, pairs.Count == 0 ? 1 / Norm(gradient) : 1, function) is not var (next, nextValue, nextGradient))
            {
                break;
            }

            Remember(pairs, Minus(next, at), Minus(nextGradient, gradient));
            (at, value, gradient) = (next, nextValue, nextGradient);
        }

        return at;
    }

    /// <summary>The first point along the direction that lowers the value enough; null when rounding leaves none.</summary>
    private static (double[] At, double Value, double[] Gradient)? Search(
        double[] at, double value, double[] gradient, double[] direction, double length, Func<double[], double[], double> function)
    {
        var slope = TensorPrimitives.Dot<double>(gradient, direction);
        for (; length > ShortestStep; length /= 2)
        {
            var (next, nextGradient) = (new double[at.Length], new double[at.Length]);
            TensorPrimitives.MultiplyAdd(direction, length, at, next);
            var nextValue = function(next, nextGradient);
            if (nextValue <= value + (SufficientDecrease * length * slope))
            {
                return (next, nextValue, nextGradient);
            }
        }

        return null;
    }

    /// <summary>The two loops of algorithm 7.4.</summary>
    private static double[] Direction(double[] gradient, List<(double[] Step, double[] Change, double Curvature)> pairs)
    {
        var direction = new double[gradient.Length];
        TensorPrimitives.Negate(gradient, direction);
        var shares = new double[pairs.Count];
        for (var i = pairs.Count - 1; i >= 0; i--)
        {
            shares[i] = TensorPrimitives.Dot<double>(pairs[i].Step, direction) / pairs[i].Curvature;
            TensorPrimitives.MultiplyAdd(pairs[i].Change, -shares[i], direction, direction);
        }

        if (pairs.Count > 0)
        {
            var (_, change, curvature) = pairs[^1];
            TensorPrimitives.Multiply(direction, curvature / TensorPrimitives.Dot<double>(change, change), direction);
        }

        for (var i = 0; i < pairs.Count; i++)
        {
            var back = TensorPrimitives.Dot<double>(pairs[i].Change, direction) / pairs[i].Curvature;
            TensorPrimitives.MultiplyAdd(pairs[i].Step, shares[i] - back, direction, direction);
        }

        return direction;
    }

    private static void Remember(List<(double[] Step, double[] Change, double Curvature)> pairs, double[] step, double[] change)
    {
        var curvature = TensorPrimitives.Dot<double>(step, change);
        if (curvature <= 0)
        {
            return;
        }

        pairs.Add((step, change, curvature));
        if (pairs.Count > Memory)
        {
            pairs.RemoveAt(0);
        }
    }

    private static double[] Minus(double[] left, double[] right)
    {
        var difference = new double[left.Length];
        TensorPrimitives.Subtract(left, right, difference);
        return difference;
    }

    private static double Norm(double[] vector) => TensorPrimitives.Norm<double>(vector);
}
