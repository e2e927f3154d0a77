using Cem.Edge.Scoring.Ngrams;
using Cem.Edge.Scoring.Weights;

namespace Cem.Edge.Scoring.Tests.Weights;

public sealed class PolarityWeightsTests
{
    [Fact]
    public void What_is_written_is_read_again()
    {
        var file = Small().Write();

        var read = PolarityWeights.Read(file);

        Assert.Equal(file, read.Write());
        Assert.Equal(("en", 8), (read.Language, read.Version.Length));
        Assert.Equal(-1.5, read.Polarity.LogOdds([1, 2]), 5);
        Assert.Equal(new OpinionScale(0.8, 0.3, -1.5, -2, 1.25), read.EncoderScale);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40)]
    public void A_file_that_is_cut_short_is_refused(int left) => Assert.Throws<InvalidDataException>(() => PolarityWeights.Read(Small().Write()[..left]));

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void The_shipped_weights_fit_the_encoder_and_are_small(string language)
    {
        var weights = PolarityWeights.Shipped(language);

        Assert.Equal((language, 384, 384), (weights.Language, weights.Polarity.Weights.Length, weights.Opinion.Weights.Length));
        Assert.InRange(weights.Write().Length, 1, 2_400_000);
        Assert.True(weights.EncoderScale is { Model: > 0, Request: < 0 } && weights.NgramScale is { Model: > 0, Request: < 0 }, "the gate listens to the model, and the words of a request speak against an opinion");
        Assert.True(IsRising(weights.EncoderCalibration) && IsRising(weights.NgramCalibration), "more log-odds must mean more probable");
    }

    [Fact]
    public void A_calibration_takes_the_part_of_nearness_that_a_text_has_and_never_falls()
    {
        Assert.Equal(new Calibration(1, 0.25), new Calibration(1.5, 0.25, -1).At(0.5));
        Assert.True(new Calibration(0.5, 0, -3).At(1) is { Slope: > 0 and < 0.5 });
    }

    /// <summary>Of reviews and of store remarks.</summary>
    private static bool IsRising(Calibration calibration) => calibration.Slope > 0 && calibration.Slope + calibration.Near > 0;

    private static PolarityWeights Small()
    {
        var ngrams = new NgramWeights([1, -2, 3, -4], 0.5, 0.1, 0.2);
        return new PolarityWeights
        {
            Language = "en",
            Polarity = new LinearHead([0.5f, -1.25f], 0.5f),
            Opinion = new LinearHead([1, 1], 0),
            EncoderCalibration = new Calibration(0.9, 0.1, -0.3),
            EncoderScale = new OpinionScale(0.8, 0.3, -1.5, -2, 1.25),
            Ngrams = new NgramTable([0, 20, 40, 60], ngrams, ngrams),
            NgramCalibration = Calibration.None,
            NgramScale = OpinionScale.None,
        };
    }
}
