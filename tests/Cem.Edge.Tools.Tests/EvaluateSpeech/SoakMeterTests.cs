using Cem.Edge.Tools.EvaluateSpeech;

namespace Cem.Edge.Tools.Tests.EvaluateSpeech;

public class SoakMeterTests
{
    [Fact]
    public void Memory_that_sways_but_stays_is_flat()
    {
        var soak = Soak(clip => 380 + (clip % 7));

        Assert.Equal((2_000, true), (soak.Clips, soak.Flat));
        Assert.InRange(soak.RssStartMb, 380, 386);
    }

    [Fact]
    public void Warm_up_is_no_growth() => Assert.True(Soak(clip => clip < 150 ? 200 + clip : 380).Flat);

    [Fact]
    public void Slow_leak_is_found_and_told_by_its_size()
    {
        var soak = Soak(clip => 380 + (clip * 0.02));

        Assert.False(soak.Flat);
        Assert.Equal((386, 402, 418), (Math.Round(soak.RssStartMb), Math.Round(soak.RssMiddleMb), Math.Round(soak.RssEndMb)));
        Assert.Equal(0.0829, soak.Growth);
    }

    [Fact]
    public void Single_peaks_do_not_decide() => Assert.True(Soak(clip => clip % 50 == 0 ? 900 : 380).Flat);

    [Fact]
    public void Clips_that_come_out_otherwise_are_counted()
    {
        var meter = new SoakMeter(3);
        foreach (var same in new[] { true, false, true })
            meter.Add(380, same);

        Assert.Equal(1, meter.Figures(new SoakSpeed(0, 0)).Different);
    }

    private static SoakFigures Soak(Func<int, double> residentMb)
    {
        var meter = new SoakMeter(2_000);
        for (var clip = 0; clip < 2_000; clip++)
            meter.Add(residentMb(clip), same: true);
        return meter.Figures(new SoakSpeed(0.05, 0.05));
    }
}
