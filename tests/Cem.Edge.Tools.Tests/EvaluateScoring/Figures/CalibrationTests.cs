using Cem.Edge.Tools.Calibrating;
using Cem.Edge.Tools.EvaluateScoring.Figures;

namespace Cem.Edge.Tools.Tests.EvaluateScoring.Figures;

public class CalibrationTests
{
    [Fact]
    public void Nine_in_ten_right_at_nine_tenths_has_no_error()
    {
        var calibration = Calibration.Of([.. Findings("a", 0.9, right: 9, wrong: 1)]);

        Assert.Equal(0, calibration.Ece);
        Assert.Equal(new ConfidenceBin(0.9, 1, 10, 1, 0.9, 0.9), Assert.Single(calibration.Bins));
        Assert.Equal(0.09, calibration.Brier);
    }

    [Fact]
    public void Sure_and_wrong_is_the_worst_there_is() => Assert.Equal((1.0, 1.0), (Calibration.Of([new("a", 1, 0)]).Ece, Calibration.Of([new("a", 1, 0)]).Brier));

    [Fact]
    public void Large_set_weighs_as_much_as_a_small_one()
    {
        var calibration = Calibration.Of([.. Findings("large", 0.85, right: 85, wrong: 15), .. Findings("small", 0.55, right: 0, wrong: 2)]);

        Assert.Equal(0.275, calibration.Ece);
        Assert.Equal(new Dictionary<string, double> { ["large"] = 0, ["small"] = 0.55 }, calibration.SetEce);
    }

    [Fact]
    public void Without_findings_there_is_no_error() => Assert.Equal((0.0, 0), (Calibration.Of([]).Ece, Calibration.Of([]).Findings));

    private static IEnumerable<JudgedFinding> Findings(string set, double confidence, int right, int wrong) =>
        Enumerable.Repeat(new JudgedFinding(set, confidence, 1), right).Concat(Enumerable.Repeat(new JudgedFinding(set, confidence, 0), wrong));
}
