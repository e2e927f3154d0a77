using Cem.Edge.Tools.EvaluateScoring.Figures;

namespace Cem.Edge.Tools.Tests.EvaluateScoring.Figures;

public class PolarityCasesTests
{
    private static readonly PolarityCase[] ThreeGoodOneBad = [Good(0.8), Good(0.1), Good(-0.4), Bad(-0.9)];

    [Fact]
    public void Text_without_polarity_is_half_right() => Assert.Equal([0.5, 0.5, 1, 0], new[] { Good(null), Bad(0), Bad(-0.01), Bad(0.01) }.Select(one => one.Right));

    [Fact]
    public void Accuracy_weighs_texts_and_balanced_accuracy_weighs_classes()
    {
        Assert.Equal(0.75, PolarityCases.Accuracy(ThreeGoodOneBad));
        Assert.Equal(((2 / 3.0) + 1) / 2, PolarityCases.Balanced(ThreeGoodOneBad), 12);
    }

    [Fact]
    public void F1_is_the_mean_of_both_classes() => Assert.Equal(((2 * 2 / 5.0) + (2 * 1 / 3.0)) / 2, PolarityCases.MacroF1(ThreeGoodOneBad), 12);

    [Fact]
    public void Set_with_one_class_is_judged_by_that_class() => Assert.Equal((0.5, 1), (PolarityCases.Balanced([Good(1), Good(-1)]), PolarityCases.Balanced([Bad(-1)])));

    [Fact]
    public void Interval_holds_the_figure_is_the_same_again_and_narrows_with_more_cases()
    {
        var few = SetFigures.Of(ThreeGoodOneBad);
        var many = SetFigures.Of([.. Enumerable.Repeat(ThreeGoodOneBad, 100).SelectMany(cases => cases)]);

        Assert.InRange(few.BalancedAccuracy, few.Low, few.High);
        Assert.Equal(few, SetFigures.Of(ThreeGoodOneBad));
        Assert.InRange(many.High - many.Low, 0.01, 0.1);
        Assert.True(many.High - many.Low < few.High - few.Low);
    }

    private static PolarityCase Good(double? said) => PolarityCase.Of(positive: true, said);

    private static PolarityCase Bad(double? said) => PolarityCase.Of(positive: false, said);
}
