using System.Globalization;
using Bunit;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Judgements;
using Cem.Edge.Hub.Web.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Cem.Edge.Hub.Tests.Web;

public sealed class FindingComponentsTests : PageContext
{
    private static readonly FindingData Finding = new()
    {
        Clause = "the till was so slow", Language = "en", Gate = "opinion", Polarity = -0.62, Aspects = ["queue-waiting", "queue-till"], Label = "pain", Department = "store-operations",
        Severity = "warning", Confidence = 0.58, Weight = 1, SpokenBy = "ngram", Versions = "v1",
        Explanation = [new ReasonData("word", "slow", -1), new ReasonData("term", "till (queue-till)", 0)],
    };

    public FindingComponentsTests() => Services.AddJudgements();

    [Theory]
    [InlineData("en", 0.9, "Fairly sure: about 90 of 100 readings like this one are right (confidence 90%).")]
    [InlineData("en", 0.7, "Rather sure: about 70 of 100 readings like this one are right (confidence 70%).")]
    [InlineData("en", 0.58, "Unsure: only about 58 of 100 readings like this one are right (confidence 58%).")]
    [InlineData("zh", 0.9, "比较确定：这样的判断每 100 个约有 90 个正确（置信度 90%）。")]
    public void Confidence_is_a_sentence(string language, double confidence, string sentence)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.Equal(sentence, Render<WhyPanel>(with => with.Add(one => one.Finding, Finding with { Confidence = confidence })).Find(".sure").TextContent);
    }

    [Fact]
    public void Each_aspect_stands_with_the_words_that_named_it() =>
        Assert.Equal(["queue-waiting:", "queue-till: till"], AspectWords.Of(Finding).Select(aspect => $"{aspect.Id}: {string.Join(',', aspect.Words)}".Trim()));

    [Fact]
    public void A_corrected_finding_shows_what_counts_in_the_line_and_the_engines_reading_under_why()
    {
        ClauseLabels before = ClauseLabels.Of(Finding, id => id == "queue-till" ? "queue-waiting" : id);
        IRenderedComponent<FindingLine> line = Render<FindingLine>(with => with.Add(one => one.Clause, Reading(before, before with { Label = "itch" })).Add(one => one.Arrival, 7));

        Assert.Equal("Wish", line.Find(".row .badge").TextContent);
        Assert.Contains("corrected by Quinn Adler", line.Find(".row").TextContent, StringComparison.Ordinal);
        Assert.Contains("Pain", line.Find(".why-panel .facts").TextContent, StringComparison.Ordinal);
        Assert.Equal("Label: instead of Pain → Wish", line.Find(".judge ul li").TextContent);
    }

    [Fact]
    public void Who_is_nobody_is_told_what_to_do_and_gets_no_button()
    {
        SignIn(null);
        IRenderedComponent<FindingLine> line = Render<FindingLine>(with => with.Add(one => one.Clause, new ClauseReading(0, new ClausePlace(0, 20), Finding, null)).Add(one => one.Arrival, 7));

        Assert.Contains("Sign in again", line.Find(".judge").TextContent, StringComparison.Ordinal);
        Assert.Empty(line.FindAll(".judge button"));
    }

    [Fact]
    public void Somebody_may_call_it_right_or_open_the_form_with_what_the_engine_said()
    {
        SignIn("quinn");
        IRenderedComponent<JudgePanel> panel = Render<JudgePanel>(with => with
            .Add(one => one.Clause, new ClauseReading(0, new ClausePlace(0, 20), Finding, null)).Add(one => one.Arrival, 7));

        Assert.Equal(["Right", "Correct it"], panel.FindAll("button").Select(button => button.TextContent.Trim()));
        panel.FindAll("button")[1].Click();

        Assert.Equal(["opinion", "negative", "pain", "warning", "store-operations", "negative", ""], panel.FindAll("select").Select(select => select.GetAttribute("value") ?? ""));
        panel.FindAll("select")[0].Change("request");
        Assert.Equal(["request", "pain", "warning", "store-operations", "neutral", ""], panel.FindAll("select").Select(select => select.GetAttribute("value") ?? ""));
    }

    [Fact]
    public void The_rate_stands_with_its_number_and_interval_and_says_that_the_sample_is_judged()
    {
        IRenderedComponent<AgreementPanel> panel = Render<AgreementPanel>(with => with.Add(one => one.Rows, [new AgreementRow("all", "", 10, 8), new AgreementRow("language", "en", 10, 8)]));

        Assert.Contains("8 of 10 judged findings were right: 80% (95 % interval 49% to 94%)", panel.Markup, StringComparison.Ordinal);
        Assert.Contains("A judged sample", panel.Markup, StringComparison.Ordinal);
        Assert.Contains("Nobody has judged", Render<AgreementPanel>(with => with.Add(one => one.Rows, [])).Markup, StringComparison.Ordinal);
    }

    private static ClauseReading Reading(ClauseLabels before, ClauseLabels after) => new(0, new ClausePlace(0, 20), Finding, new Judgement
    {
        Id = 3, Arrival = 7, Place = new ClausePlace(0, 20), Language = "en", PersonId = "quinn", PersonName = "Quinn Adler", At = Now, Versions = "v1", SpokenBy = "ngram", Before = before, After = after,
    });
}
