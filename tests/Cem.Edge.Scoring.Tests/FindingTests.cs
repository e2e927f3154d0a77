using static Cem.Edge.Scoring.Tests.Support.OneScorer;

namespace Cem.Edge.Scoring.Tests;

/// <summary>What a finding is about, how grave it is, and what it adds to its remark.</summary>
public sealed class FindingTests
{
    [Fact]
    public void A_danger_keeps_the_thing_it_comes_from()
    {
        var finding = Only("the charger I bought here caught fire");

        Assert.Equal(("safety", "quality", Severity.Critical), (finding.Aspects[0], finding.Department, finding.Severity));
        Assert.Contains("product", finding.Aspects);
    }

    [Theory]
    [InlineData("the jumper went bobbly", Severity.Info)]
    [InlineData("this is the third time the same repair went wrong", Severity.Warning)]
    [InlineData("the returns desk was a disgrace, never again", Severity.Warning)]
    [InlineData("这是第三次来退货了，还是没退成", Severity.Warning)]
    [InlineData("毛衣有点起球", Severity.Info)]
    public void Effort_and_grave_words_warn_and_a_plain_fault_does_not(string text, Severity severity) =>
        Assert.Equal(severity, Score(text).Findings.Max(finding => finding.Severity));

    [Fact]
    public void An_aspect_is_heard_without_its_name()
    {
        var finding = Only("he followed the recipe on the packet and guessed the rest when I asked which primer to use");

        Assert.Contains("staff-knowledge", finding.Aspects);
    }

    [Fact]
    public void Shares_of_the_clauses_sum_to_the_remark()
    {
        var scored = Score("the parking was awful. the staff were lovely. the prices are too high.");
        var shares = scored.Findings.SelectMany(finding => finding.Explanation.Where(reason => reason.What == "part in the polarity of the remark")).Select(reason => Math.Abs(reason.Share)).ToArray();

        Assert.Equal(3, shares.Length);
        Assert.Equal(1, shares.Sum(), 0.02);
    }

    [Fact]
    public void The_only_clause_of_a_remark_needs_no_share() =>
        Assert.DoesNotContain(Only("the parking was awful").Explanation, reason => reason.What == "part in the polarity of the remark");

    [Fact]
    public void The_reason_of_a_wish_is_no_complaint() =>
        Assert.DoesNotContain(Score("it would be nice to have a bench by the door, my knees aren't what they were").Findings, finding => finding.Label == Label.Pain);

    [Fact]
    public void The_small_model_keeps_to_the_names()
    {
        using var small = Scorer.Load(new ScorerOptions { Polarity = PolarityChoice.Ngram });

        Assert.Equal("queue-waiting", Assert.Single(small.Score("the queue was so long").Findings).Aspects[0]);
        Assert.DoesNotContain(small.Score("the till was so slow").Findings.SelectMany(finding => finding.Explanation), reason => reason.What.StartsWith("meaning", StringComparison.Ordinal));
    }
}
