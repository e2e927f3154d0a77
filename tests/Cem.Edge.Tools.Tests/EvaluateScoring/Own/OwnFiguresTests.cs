using Cem.Edge.Scoring;
using Cem.Edge.Tools.EvaluateScoring.Own;
using Cem.Edge.Tools.EvaluateScoring.Reading;
using Cem.Edge.Tools.LabelledText;

namespace Cem.Edge.Tools.Tests.EvaluateScoring.Own;

public class OwnFiguresTests
{
    private static readonly RemarkLabel Slow = new("en-1", "opinion", "negative", new Dictionary<string, string> { ["queue-waiting"] = "negative" }, "pain", "store-operations", "warning", true);
    private static readonly RemarkLabel Small = new("en-2", "none", "none", new Dictionary<string, string>(), "none", "none", "info", false);
    private static readonly Verdict Heard = new()
    {
        Gate = Gate.Opinion, Polarity = -0.5, Aspects = new Dictionary<string, double?> { ["queue-waiting"] = -0.5 }, Label = Label.Pain, Department = "store-operations", Severity = Severity.Warning, Effort = true,
    };

    private static readonly Verdict Silent = new() { Gate = Gate.None, Aspects = new Dictionary<string, double?>() };

    [Fact]
    public void All_right_is_one_everywhere_that_was_asked()
    {
        var figures = OwnFigures.Of([(Slow, Heard), (Small, Silent)]);

        Assert.Equal((1, 1, 1, 1, 1, 1, 1), (figures.Gate, figures.AspectF1, figures.AspectPolarity, figures.Department, figures.PainF1, figures.Severity, figures.Effort));
        Assert.Equal(1 / 3.0, figures.LabelF1, 4);
    }

    [Fact]
    public void Missed_remark_costs_aspect_label_and_department()
    {
        var figures = OwnFigures.Of([(Slow, Silent), (Slow, Heard)]);

        Assert.Equal((0.5, 0.6667, 0.6667, 0.5), (figures.Department, figures.AspectF1, figures.PainF1, figures.Gate));
    }

    [Fact]
    public void Aspect_found_with_the_wrong_sign_counts_as_found_and_wrong()
    {
        var figures = OwnFigures.Of([(Slow, Heard with { Aspects = new Dictionary<string, double?> { ["queue-waiting"] = 0.5 } })]);

        Assert.Equal((1, 0), (figures.AspectF1, figures.AspectPolarity));
    }

    [Fact]
    public void Alarms_count_critical_verdicts_only() =>
        Assert.Equal(new AlarmFigures(2, 0.5, 1, 0), AlarmFigures.Of([Heard with { Severity = Severity.Critical }, Heard], [Heard]));

    [Fact]
    public void Labellers_agree_field_by_field()
    {
        var agreement = LabellerAgreement.Of([Slow, Small], [Small, Slow with { Department = "training", Aspects = new Dictionary<string, string> { ["product"] = "negative" } }]);

        Assert.Equal((1, 1, 1), (agreement["gate"], agreement["label"], agreement["effort"]));
        Assert.Equal(0.333, agreement["department"]);
        Assert.Equal(-0.333, agreement["aspects"]);
    }
}
