using Cem.Edge.Scoring.Weights;
using Cem.Edge.Tools.LabelledText;
using Cem.Edge.Tools.ModelTrain;

namespace Cem.Edge.Tools.Tests.ModelTrain;

/// <summary>Cases that follow a known slope: each log-odds stands there with both labels, weighed by how often they occur.</summary>
public sealed class CalibrationFitTests
{
    private const double Weight = 100;

    [Fact]
    public void The_slope_that_made_the_labels_is_found() => Assert.Equal(0.8, Fit([.. Cases("films", slope: 0.8, nearness: 0)]).Slope, 2);

    [Fact]
    public void Labels_known_to_be_wrong_now_and_then_do_not_flatten_the_slope()
    {
        var noisy = Cases(ShopComments.Source, slope: 1, nearness: 0, ShopComments.ComplaintsUnderPositive, ShopComments.PraiseUnderNegative).ToArray();

        Assert.Equal(1, Fit(noisy).Slope, 2);
        Assert.Equal(0, Fit(noisy).Offset, 2);
        Assert.True(Fit([.. noisy.Select(one => (one.Case with { Domain = "films" }, one.Weight))]).Slope < 0.8, "the same labels, taken for right, must flatten it");
    }

    [Fact]
    public void Store_remarks_get_a_slope_of_their_own()
    {
        var calibration = Fit([.. Cases("films", slope: 1.2, nearness: 0), .. Cases("own/remarks", slope: 0.6, nearness: 1)]);

        Assert.Equal(1.2, calibration.At(0).Slope, 1);
        Assert.Equal(0.6, calibration.At(1).Slope, 1);
    }

    private static Calibration Fit((SignedOdds Case, double Weight)[] cases) => CalibrationFit.Fit([.. cases.Select(one => one.Case)], [.. cases.Select(one => one.Weight)]);

    private static IEnumerable<(SignedOdds Case, double Weight)> Cases(string domain, double slope, double nearness, double complaintsUnderPositive = 0, double praiseUnderNegative = 0)
    {
        for (var odds = -4.0; odds <= 4; odds += 0.5)
        {
            var positive = new Calibration(slope, 0).Probability(odds);
            var labelled = complaintsUnderPositive + ((1 - complaintsUnderPositive - praiseUnderNegative) * positive);
            yield return (new SignedOdds(domain, true, odds, nearness), Weight * labelled);
            yield return (new SignedOdds(domain, false, odds, nearness), Weight * (1 - labelled));
        }
    }
}
