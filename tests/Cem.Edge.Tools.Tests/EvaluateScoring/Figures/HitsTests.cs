using Cem.Edge.Tools.EvaluateScoring.Figures;

namespace Cem.Edge.Tools.Tests.EvaluateScoring.Figures;

public class HitsTests
{
    [Fact]
    public void Found_nodes_are_right_wrong_or_missed() =>
        Assert.Equal(new Hits(1, 1, 2), Hits.Of(new HashSet<string> { "product", "queue-waiting", "environment" }, new HashSet<string> { "product", "safety" }));

    [Fact]
    public void F1_is_taken_over_the_sum_of_all_texts()
    {
        var sum = Hits.Sum([new(3, 1, 0), new(0, 0, 2)]);

        Assert.Equal((0.75, 0.6), (sum.Precision, sum.Recall));
        Assert.Equal(2 * 0.75 * 0.6 / (0.75 + 0.6), sum.F1, 12);
    }

    [Fact]
    public void Nothing_found_is_no_division_by_zero() => Assert.Equal((0.0, 0.0, 0.0), (default(Hits).F1, default(Hits).Precision, default(Hits).Recall));

    [Fact]
    public void Aspect_figures_count_every_decision()
    {
        var figures = SetFigures.OfAspects([new(1, 0, 1), new(1, 1, 0)], nodes: 5);

        Assert.Equal((2, 0.8, 0.6667, 0.6667, 0.6667), (figures.N, figures.Accuracy, figures.F1, figures.Precision, figures.Recall));
        Assert.Equal(Math.Round(((2 / 3.0) + (6 / 7.0)) / 2, 4), figures.BalancedAccuracy);
    }
}
