using Cem.Edge.Speech.Resampling;
using Cem.Edge.Speech.Tests.Support;
using CsCheck;

namespace Cem.Edge.Speech.Tests.Resampling;

public class ResamplerTests
{
    [Theory]
    [InlineData(8_000)]
    [InlineData(11_025)]
    [InlineData(22_050)]
    [InlineData(44_100)]
    [InlineData(48_000)]
    public void Tone_in_the_band_keeps_its_height_place_and_level(int rate)
    {
        var output = Resampler.For(rate, 16_000).Resample(Sound.Sine(1_000, 1, rate));

        var expected = Sound.Sine(1_000, 1);
        Assert.Equal(expected.Length, output.Length);
        for (var i = 1_000; i < 15_000; i++)
            Assert.Equal(expected[i], output[i], 2e-4f);
    }

    [Theory]
    [InlineData(44_100, 10_000)]
    [InlineData(48_000, 8_600)]
    [InlineData(48_000, 15_000)]
    public void Tone_above_the_band_is_damped_by_70_decibels_instead_of_folding_back(int rate, double hz)
    {
        var output = Resampler.For(rate, 16_000).Resample(Sound.Sine(hz, 1, rate));

        Assert.All(output[1_000..15_000], sample => Assert.InRange(Math.Abs(sample), 0, 0.5 * Math.Pow(10, -70 / 20.0)));
    }

    [Fact]
    public void Speech_band_passes_up_to_7_kilohertz()
    {
        var output = Resampler.For(44_100, 16_000).Resample(Sound.Sine(7_000, 1, 44_100));

        Assert.InRange(output[1_000..15_000].Max(), 0.495f, 0.505f);
    }

    [Fact]
    public void Nothing_stays_nothing() => Assert.Empty(Resampler.For(8_000, 16_000).Resample([]));

    [Theory]
    [InlineData(8_000)]
    [InlineData(44_100)]
    [InlineData(44_099)]
    public void Portions_do_not_change_what_comes_out(int rate) => Gen.Int[1, 3_000].Array[1, 30].Sample(portions =>
    {
        var input = Sound.WhiteNoise(0.5, 0.4);
        var filters = Resampler.For(rate, 16_000);
        var stream = new ResamplerStream(filters);
        var (output, at) = (new List<float>(), 0);
        for (var i = 0; at < input.Length; i++)
        {
            var end = Math.Min(input.Length, at + portions[i % portions.Length]);
            output.AddRange(stream.Feed(input.AsSpan(at, end - at)));
            at = end;
        }

        output.AddRange(stream.End());

        Assert.Equal(filters.Resample(input), output);
    }, iter: 20);

    [Fact]
    public void Rate_that_only_a_faulty_header_names_costs_little_and_still_fits()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var filters = Resampler.For(383_987, 16_000);
        var cost = GC.GetAllocatedBytesForCurrentThread() - before;

        var output = filters.Resample(Sound.Sine(1_000, 0.2, 383_987));

        Assert.InRange(cost, 0, 40_000_000);
        var expected = Sound.Sine(1_000, 0.2);
        for (var i = 200; i < 3_000; i++)
            Assert.Equal(expected[i], output[i], 1e-3f);
    }
}
