namespace Cem.Edge.Tools.EvaluateScoring.Figures;

/// <summary>One text of a set: what is true, and what the scorer said.</summary>
/// <param name="Said">1 for positive, 0 for negative, 0.5 for no polarity or exactly zero: such a text is half right (SCORING.md 6).</param>
internal readonly record struct PolarityCase(bool Positive, double Said)
{
    public double Right => Positive ? Said : 1 - Said;

    public static PolarityCase Of(bool positive, double? polarity) => new(positive, polarity switch { > 0 => 1, < 0 => 0, _ => 0.5 });
}

/// <summary>Figures over cases; undefined ones (no case of a class) are those of the other class.</summary>
internal static class PolarityCases
{
    public static double Accuracy(IReadOnlyCollection<PolarityCase> cases) => cases.Count == 0 ? 0 : cases.Average(one => one.Right);

    /// <summary>Mean of the accuracy on positive and on negative cases.</summary>
    public static double Balanced(IEnumerable<PolarityCase> cases)
    {
        var (right, n) = (new double[2], new int[2]);
        foreach (var one in cases)
        {
            right[one.Positive ? 1 : 0] += one.Right;
            n[one.Positive ? 1 : 0]++;
        }

        return (n[0], n[1]) switch
        {
            (0, 0) => 0,
            (0, _) => right[1] / n[1],
            (_, 0) => right[0] / n[0],
            _ => ((right[0] / n[0]) + (right[1] / n[1])) / 2,
        };
    }

    /// <summary>Mean of the F1 of positive and the F1 of negative.</summary>
    public static double MacroF1(IReadOnlyCollection<PolarityCase> cases)
    {
        var (truePositive, saidPositive) = (cases.Where(one => one.Positive).Sum(one => one.Said), cases.Sum(one => one.Said));
        var (positives, negatives) = (cases.Count(one => one.Positive), cases.Count(one => !one.Positive));
        var trueNegative = cases.Where(one => !one.Positive).Sum(one => 1 - one.Said);
        return (F1(truePositive, saidPositive, positives) + F1(trueNegative, cases.Count - saidPositive, negatives)) / 2;
    }

    private static double F1(double right, double said, double real) => said + real == 0 ? 0 : 2 * right / (said + real);
}
