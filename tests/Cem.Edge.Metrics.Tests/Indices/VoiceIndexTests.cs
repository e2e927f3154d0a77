using Cem.Edge.Metrics.Indices;

namespace Cem.Edge.Metrics.Tests.Indices;

public sealed class VoiceIndexTests
{
    [Fact]
    public void A_mean_polarity_of_a_fifth_is_sixty()
    {
        var sums = default(PolaritySums).Add(.5).Add(-.1).Add(.2);

        Assert.Equal(60, VoiceIndex.Of(sums)!.Value.Value, 1e-9);
    }

    [Fact]
    public void Remarks_without_an_opinion_are_their_own_number()
    {
        var sums = default(PolaritySums).Add(1).Add(null).Add(null).Add(null);

        Assert.Equal(100, VoiceIndex.Of(sums)!.Value.Value);
        Assert.Equal(.75, VoiceIndex.ShareWithoutOpinion(sums));
    }

    [Fact]
    public void One_remark_leaves_the_whole_scale_open()
    {
        var index = VoiceIndex.Of(default(PolaritySums).Add(.4))!.Value;

        Assert.Equal((0, 100), (index.Low, index.High));
    }

    [Fact]
    public void Sums_of_two_sites_merge_into_the_figure_of_all_remarks()
    {
        var (north, south) = (default(PolaritySums).Add(.3).Add(null), default(PolaritySums).Add(-.9).Add(.1));

        var (all, merged) = (VoiceIndex.Of(default(PolaritySums).Add(.3).Add(null).Add(-.9).Add(.1))!.Value, VoiceIndex.Of(north.Plus(south))!.Value);

        Assert.Equal(all.N, merged.N);
        Assert.Equal(all.Value, merged.Value, 1e-9);
        Assert.Equal(all.Low, merged.Low, 1e-9);
    }

    [Fact]
    public void No_opinion_gives_no_index() => Assert.Null(VoiceIndex.Of(default(PolaritySums).Add(null)));
}
