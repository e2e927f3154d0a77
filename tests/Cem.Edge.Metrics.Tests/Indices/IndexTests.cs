using Cem.Edge.Metrics.Indices;

namespace Cem.Edge.Metrics.Tests.Indices;

/// <summary>Golden examples of METRICS.md 1. They are written there from best to worst, and turned here, since the wire counts from the worst.</summary>
public sealed class IndexTests
{
    [Fact]
    public void Happy_index_of_four_faces_matches_the_published_example()
    {
        var counts = BestFirst(126, 60, 16, 17);

        var index = HappyIndex.Of(counts)!.Value;

        Assert.Equal(219, index.N);
        Assert.Equal(78.23, index.Value, 0.005);
        Assert.Equal(30.5, HappyIndex.StandardDeviation(counts), 0.05);
        Assert.Equal(74.2, index.Low, 0.05);
        Assert.Equal(82.3, index.High, 0.05);
    }

    [Theory]
    [InlineData(81.25, 51, 23, 12, 2, 4)]
    [InlineData(70, 3, 4, 2, 0, 1)]
    public void Happy_index_of_five_faces_matches_the_published_examples(double expected, params int[] bestFirst) =>
        Assert.Equal(expected, HappyIndex.Of(BestFirst(bestFirst))!.Value.Value, 1e-9);

    [Theory]
    [InlineData(36.1, 65, 15, 6, 14)]
    [InlineData(30.0, 74, 14, 4, 8)]
    [InlineData(40.6, 42, 20, 14, 24)]
    public void One_press_scatters_as_stated(double expected, params int[] bestFirst) =>
        Assert.Equal(expected, HappyIndex.StandardDeviation(BestFirst(bestFirst)), 0.05);

    [Theory]
    [InlineData(30, 28)]
    [InlineData(100, 15)]
    [InlineData(400, 8)]
    public void Net_promoter_score_of_a_kiosk_day_is_far_too_unsure(int n, double halfWidth)
    {
        var (promoters, detractors) = (n / 2, n / 5);

        var score = NetScore.NetPromoter(new AnswerCounts(detractors, 0, 0, 0, 0, 0, 0, n - promoters - detractors, 0, 0, promoters))!.Value;

        Assert.Equal(30, score.Value, 1e-9);
        Assert.Equal(halfWidth, (score.High - score.Low) / 2, 0.5);
    }

    [Fact]
    public void Smiley_score_takes_the_three_worst_as_detractors() =>
        Assert.Equal(35.87, NetScore.Smiley(BestFirst(51, 23, 12, 2, 4))!.Value.Value, 0.005);

    [Fact]
    public void Satisfaction_counts_the_two_better_of_four_faces()
    {
        var share = Satisfaction.Of(BestFirst(126, 60, 16, 17))!.Value;

        Assert.Equal(84.93, share.Value, 0.005);
        Assert.Equal(79.59, share.Low, 0.005);
        Assert.Equal(89.06, share.High, 0.005);
    }

    /// <summary>G6 counts faces from 1, the wire from 0.</summary>
    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(4, 3)]
    [InlineData(5, 4)]
    [InlineData(6, 4)]
    [InlineData(7, 5)]
    public void Positive_answers_by_scale(int scale, int lowestPositiveFromOne) =>
        Assert.Equal(lowestPositiveFromOne - 1, Satisfaction.LowestPositive(scale));

    [Fact]
    public void Net_sentiment_keeps_the_neutral_in_the_base() => Assert.Equal(40, NetScore.Sentiment(600, 200, 200)!.Value.Value, 1e-9);

    [Fact]
    public void Happiness_score_of_three_faces() => Assert.Equal(60, NetScore.Happiness(BestFirst(70, 20, 10))!.Value.Value, 1e-9);

    [Fact]
    public void No_answers_give_no_figure()
    {
        var none = new AnswerCounts(0, 0, 0, 0);

        Assert.Null(HappyIndex.Of(none));
        Assert.Null(Satisfaction.Of(none));
        Assert.Null(NetScore.Sentiment(0, 0, 0));
    }

    [Fact]
    public void A_score_refuses_a_scale_it_is_not_defined_for() => Assert.Throws<ArgumentException>(() => NetScore.NetPromoter(BestFirst(1, 2, 3)));

    [Fact]
    public void Hours_merge_into_days()
    {
        var day = new AnswerCounts(1, 2, 3, 4).Plus(new AnswerCounts(10, 20, 30, 40));

        Assert.Equal([11, 22, 33, 44], Enumerable.Range(0, 4).Select(value => day[value]));
    }

    private static AnswerCounts BestFirst(params int[] counts) => new(counts.Reverse().Select(count => (long)count));
}
