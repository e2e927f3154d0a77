using Cem.Edge.Metrics.Indices;
using Cem.Edge.Metrics.SmallSamples;

namespace Cem.Edge.Metrics.Tests.SmallSamples;

public sealed class SmallSampleTests
{
    [Theory]
    [InlineData(5, 5, 56.6, 100)]
    [InlineData(8, 10, 49.0, 94.3)]
    [InlineData(24, 30, 62.7, 90.5)]
    [InlineData(80, 100, 71.1, 86.7)]
    [InlineData(0, 20, 0, 16.1)]
    [InlineData(17, 219, 4.9, 12.1)]
    public void Wilson_intervals_match_the_table(int hits, int n, double low, double high)
    {
        var interval = Wilson.Interval(hits, n);

        Assert.Equal(low, 100 * interval.Low, 0.05);
        Assert.Equal(high, 100 * interval.High, 0.05);
    }

    [Fact]
    public void Five_best_answers_do_not_make_a_perfect_store()
    {
        var prior = DirichletPrior.FromChain(new AnswerCounts(14, 6, 15, 65), strength: 52);

        var index = HappyIndex.Shown(new AnswerCounts(0, 0, 0, 5), prior)!.Value;

        Assert.Equal(79.02, index.Value, 0.005);
        Assert.Equal(70.0, index.Low, 0.05);
        Assert.Equal(88.1, index.High, 0.05);
    }

    [Fact]
    public void From_thirty_answers_on_the_store_speaks_for_itself()
    {
        var counts = new AnswerCounts(3, 7, 10, 10);

        Assert.Equal(HappyIndex.Of(counts), HappyIndex.Shown(counts, DirichletPrior.Even(4)));
    }

    [Fact]
    public void Forty_equal_answers_do_not_claim_certainty()
    {
        var index = HappyIndex.Shown(new AnswerCounts(0, 0, 0, 40), DirichletPrior.Even(4))!.Value;

        Assert.True(index.Low < 100, $"interval {index.Low} to {index.High}");
    }

    [Fact]
    public void A_chain_without_answers_suggests_nothing() => Assert.Equal(DirichletPrior.Even(4).Strength, DirichletPrior.FromChain(new AnswerCounts(0, 0, 0, 0), 52).Strength);

    [Fact]
    public void A_store_of_thirty_answers_is_drawn_towards_the_chain() => Assert.Equal(70.78, Shrinkage.Towards(30, 60, 77, 52), 0.005);

    [Theory]
    [InlineData(5, 52)]
    [InlineData(8, 20)]
    public void Strength_follows_from_the_spread_between_stores(double tau, double k) => Assert.Equal(k, Shrinkage.Strength(36, tau), 0.5);

    [Fact]
    public void Stores_that_differ_by_chance_alone_do_not_differ() =>
        Assert.Equal(0, Shrinkage.BetweenStores([(76, 36, 50), (78, 36, 50), (77, 36, 50)]));

    [Theory]
    [InlineData(0, Evidence.Hidden)]
    [InlineData(9, Evidence.Hidden)]
    [InlineData(10, Evidence.FewAnswers)]
    [InlineData(29, Evidence.FewAnswers)]
    [InlineData(30, Evidence.Solid)]
    [InlineData(50, Evidence.Comparable)]
    [InlineData(199, Evidence.Comparable)]
    [InlineData(200, Evidence.Rankable)]
    public void What_may_be_done_at_n(long n, Evidence expected) => Assert.Equal(expected, EvidenceLevels.At(n));
}
