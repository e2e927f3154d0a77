using Cem.Edge.Scoring.Tests.Support;

namespace Cem.Edge.Scoring.Tests;

/// <summary>SCORING.md 7: sentences on which published scorers fail. These are carried by both polarity models, since either may speak.</summary>
public abstract class KnownFailureTests(Scorer scorer)
{
    [Theory]
    [InlineData("it wasn't bad", 0.05, 0.6)]
    [InlineData("服务态度不差", 0.05, 0.6)]
    [InlineData("不难吃", 0.05, 0.6)]
    public void Litotes_is_mild_praise(string text, double low, double high) => Assert.InRange(Only(text).Polarity!.Value, low, high);

    [Theory]
    [InlineData("could not be happier")]
    [InlineData("I couldn't be happier with it")]
    [InlineData("couldnt be happier")]
    public void Could_not_be_happier_is_strong_praise(string text) => Assert.InRange(Only(text).Polarity!.Value, 0.6, 1);

    [Theory]
    [InlineData("the queue was not long", "queue-waiting")]
    [InlineData("cheaper than the website", "price-promotion")]
    [InlineData("一点也不贵", "price-promotion")]
    public void Negated_or_compared_it_is_praise_of_its_aspect(string text, string aspect)
    {
        var finding = Only(text);

        Assert.InRange(finding.Polarity!.Value, 0.1, 1);
        Assert.Equal(aspect, finding.Aspects[0]);
    }

    [Theory]
    [InlineData("I waited forty minutes and nobody came")]
    [InlineData("i waited 40 minutes and nobody came")]
    public void A_wait_is_strongly_negative_and_says_how_long(string text)
    {
        var finding = Score(text).About("waited");

        Assert.InRange(finding.Polarity!.Value, -1, -0.6);
        Assert.Equal("queue-waiting", finding.Aspects[0]);
        Assert.Equal(Label.Pain, finding.Label);
        Assert.True(finding.Effort);
        Assert.Contains(finding.Explanation, reason => reason.What == "waited 40 min");
    }

    [Theory]
    [InlineData("nobody knew the answer", "staff-knowledge", "training")]
    [InlineData("the till was so slow", "queue-waiting", "store-operations")]
    [InlineData("they had nothing in stock", "range-stock", "replenishment")]
    [InlineData("returning it was a nightmare", "after-sales", "after-sales")]
    public void A_complaint_without_a_rude_word_still_hurts_its_department(string text, string aspect, string department)
    {
        var finding = Only(text);

        Assert.InRange(finding.Polarity!.Value, -1, -0.3);
        Assert.Equal((aspect, department, Label.Pain), (finding.Aspects[0], finding.Department, finding.Label));
    }

    [Theory]
    [InlineData("no problem at all")]
    [InlineData("I have no complaints")]
    [InlineData("没问题")]
    public void No_problem_is_no_complaint(string text) => Assert.All(Score(text).Findings, finding => Assert.False(finding.Polarity < 0));

    [Theory]
    [InlineData("where can I find the batteries")]
    [InlineData("请问电池在哪里")]
    public void A_request_has_no_polarity(string text) => IsRequest(Only(text));

    [Theory]
    [InlineData("I wish there was free parking")]
    [InlineData("it would be nice if you had more parking")]
    public void A_wish_is_an_itch(string text) => IsItch(Only(text));

    [Theory]
    [InlineData("oh great another broken kiosk", "checkout-payment")]
    [InlineData("你们这服务真是太贴心了让我等了一个小时", "queue-waiting")]
    public void Sarcasm_is_not_claimed_but_the_fault_is_named(string text, string aspect) =>
        Assert.Contains(Score(text).Findings, finding => finding.Aspects.Contains(aspect));

    [Theory]
    [InlineData("nice shop but the line is too long", "nice", "line", "queue-waiting")]
    [InlineData("东西不错就是排队太久", "东西", "排队", "queue-waiting")]
    public void Praise_and_complaint_in_one_breath_are_two_findings(string text, string praise, string complaint, string aspect)
    {
        var scored = Score(text);

        Assert.True(scored.About(praise).Polarity > 0);
        Assert.True(scored.About(complaint).Polarity < 0);
        Assert.Equal(aspect, scored.About(complaint).Aspects[0]);
        Assert.Equal((0.5, 1.5), (scored.About(praise).Weight, scored.About(complaint).Weight));
        Assert.True(scored.Polarity < 0, "what follows the contrast word weighs more");
    }

    [Fact]
    public void A_polite_request_has_no_polarity() => IsRequest(Only("I would like to return this"));

    [Fact]
    public void A_wish_with_if_only_is_an_itch() => IsItch(Only("要是有免费停车就好了"));

    private static void IsRequest(Finding finding) => Assert.Equal((Gate.Request, null), (finding.Gate, finding.Polarity));

    private static void IsItch(Finding finding)
    {
        Assert.Equal((Label.Itch, "environment"), (finding.Label, finding.Aspects[0]));
        Assert.Null(finding.Polarity);
    }

    private ScoredText Score(string text) => scorer.Score(text);

    private Finding Only(string text) => Assert.Single(Score(text).Findings);
}

public sealed class KnownFailuresOfTheEncoderTests() : KnownFailureTests(OneScorer.Shared);

public sealed class KnownFailuresOfTheNgramsTests() : KnownFailureTests(OneScorer.Ngrams);
