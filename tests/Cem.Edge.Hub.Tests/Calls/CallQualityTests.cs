using Cem.Edge.Contracts;
using Cem.Edge.Hub.Calls;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Calls;

public sealed class CallQualityTests
{
    private static readonly CallEvent Good = Some.Call("c-1", DateTimeOffset.UnixEpoch);

    [Fact]
    public void Good_recording_raises_no_doubt() => Assert.Empty(CallQuality.Doubts(Good));

    [Theory]
    [InlineData(CallFigure.DecodedShare, 0.97, CallQuality.Truncated)]
    [InlineData(CallFigure.ClippedShare, 0.02, CallQuality.Clipped)]
    [InlineData(CallFigure.CustomerLevelDbfs, -41, CallQuality.Quiet)]
    [InlineData(CallFigure.WeakWordShare, 0.31, CallQuality.WeakWords)]
    [InlineData(CallFigure.UnscoredShare, 0.26, CallQuality.Unscored)]
    [InlineData(CallFigure.LeakedPhrases, 1, CallQuality.Leak)]
    [InlineData(CallFigure.SilentChannels, 1, CallQuality.SilentChannel)]
    public void Each_figure_beyond_its_bound_is_a_doubt_of_its_own(string figure, double value, string doubt) =>
        Assert.Equal(doubt, Assert.Single(CallQuality.Doubts(Good with { Figures = new Dictionary<string, double>(Good.Figures) { [figure] = value } })));

    [Fact]
    public void One_channel_is_told_and_no_missing_figure_is_taken_for_nought() =>
        Assert.Equal([CallQuality.OneChannel], CallQuality.Doubts(Good with { Sides = [CallSide.Unknown], Figures = new Dictionary<string, double>() }));
}
