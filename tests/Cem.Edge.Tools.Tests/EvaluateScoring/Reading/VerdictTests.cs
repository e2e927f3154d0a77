using Cem.Edge.Scoring;
using Cem.Edge.Scoring.Departments;
using Cem.Edge.Tools.EvaluateScoring.Reading;

namespace Cem.Edge.Tools.Tests.EvaluateScoring.Reading;

public class VerdictTests
{
    private static readonly Taxonomy Retail = Taxonomy.Load();

    [Fact]
    public void Pain_beats_pleasure_and_names_the_department()
    {
        var verdict = Of(
            Finding("everything else was a joy to look at", 0.8) with { Label = Label.Pleasure, Aspects = ["environment"], Department = "facilities" },
            Finding("but the till", -0.6) with { Label = Label.Pain, Aspects = ["queue-waiting", "queue-till"], Department = "store-operations" });

        Assert.Equal((Label.Pain, "store-operations"), (verdict.Label, verdict.Department));
        Assert.Equal(["environment", "queue-waiting"], verdict.Aspects.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Critical_clause_names_the_department_however_short()
    {
        var verdict = Of(
            Finding("the toaster caught fire", -0.7) with { Label = Label.Pain, Aspects = ["safety"], Department = "quality", Severity = Severity.Critical },
            Finding("and nobody at the service desk wanted to know", -0.5) with { Label = Label.Pain, Aspects = ["staff-attitude"], Department = "store-manager" });

        Assert.Equal((Severity.Critical, "quality"), (verdict.Severity, verdict.Department));
    }

    [Fact]
    public void Aspect_has_the_weighted_mean_of_the_clauses_that_name_it()
    {
        var verdict = Of(
            Finding("nice", 0.6) with { Aspects = ["product"], Weight = 0.5 },
            Finding("but weak", -0.2) with { Aspects = ["product", "product-defect"], Weight = 1.5 },
            Finding("a box", null) with { Aspects = ["product", "delivery-pickup"] });

        Assert.Equal(0, verdict.Aspects["product"]!.Value, 12);
        Assert.Null(verdict.Aspects["delivery-pickup"]);
    }

    [Fact]
    public void Confidence_is_known_for_a_single_opinion_only()
    {
        Assert.Equal(0.9, Of(Finding("good", 0.6), Finding("where is it", null)).Confidence);
        Assert.Null(Of(Finding("good", 0.6), Finding("bad", -0.6)).Confidence);
    }

    [Fact]
    public void Opinion_outweighs_a_request() =>
        Assert.Equal((Gate.Opinion, Gate.Request), (Of(Finding("good", 0.6), Finding("where", null) with { Gate = Gate.Request }).Gate, Of(Finding("where", null) with { Gate = Gate.Request }).Gate));

    private static Verdict Of(params Finding[] findings) =>
        Verdict.Of(new ScoredText { Text = "", Language = "en", Masks = [], Findings = findings, Versions = "" }, "", Retail);

    private static Finding Finding(string clause, double? polarity) =>
        new() { Clause = clause, Language = "en", Gate = polarity is null ? Gate.None : Gate.Opinion, Polarity = polarity, Confidence = 0.9 };
}
