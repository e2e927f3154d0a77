using CsCheck;
using Cem.Edge.Tools.ModelTrain;

namespace Cem.Edge.Tools.Tests.ModelTrain;

public sealed class LogisticRegressionTests
{
    private static readonly int[] Both = [0, 1];

    /// <summary>At the optimum of a convex loss the gradient is 0: the sum over the rows equals the weights.</summary>
    [Fact]
    public void The_weights_found_are_the_optimum() => Gen.Select(Gen.Float[-2, 2], Gen.Float[-2, 2], Gen.Bool).Array[6, 40]
        .Where(rows => rows.Any(row => row.Item3) && rows.Any(row => !row.Item3))
        .Sample(
            rows =>
            {
                const double strength = 0.7;
                Row[] inputs = [.. rows.Select(row => Row.Dense(Both, [row.Item1, row.Item2]))];

                var model = LogisticRegression.Fit(inputs, [.. rows.Select(row => row.Item3)], 2, strength, balanced: false);

                for (var i = 0; i < 2; i++)
                {
                    var pull = inputs.Zip(rows, (input, row) => ((row.Item3 ? 1 : 0) - Probability(model.LogOdds(input))) * input.Value[i]).Sum();
                    Assert.InRange(model.Weights[i] - (strength * pull), -0.01, 0.01);
                }
            },
            iter: 200);

    [Fact]
    public void Classes_that_are_balanced_meet_in_the_middle_however_few_one_has()
    {
        Row[] rows = [.. Enumerable.Range(0, 100).Select(i => Row.Dense([0], [i < 5 ? 1f : -1f]))];

        var model = LogisticRegression.Fit(rows, [.. rows.Select(row => row.Value[0] > 0)], 1, 1);

        Assert.InRange(model.LogOdds(Row.Dense([0], [0f])), -0.01, 0.01);
    }

    [Fact]
    public void One_class_alone_is_refused() =>
        Assert.Throws<ArgumentException>(() => LogisticRegression.Fit([Row.Dense([0], [1f])], [true], 1, 1));

    private static double Probability(double odds) => 1 / (1 + Math.Exp(-odds));
}
