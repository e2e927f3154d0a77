using Cem.Edge.Scoring.Clauses;
using Cem.Edge.Scoring.Normalisation;
using static Cem.Edge.Scoring.Tests.Support.OneScorer;

namespace Cem.Edge.Scoring.Tests;

/// <summary>What speakers and recognisers add changes nothing.</summary>
public sealed class SpokenNoiseTests
{
    [Theory]
    [InlineData("um the queue was uh so long", "the queue was so long")]
    [InlineData("you know, the queue was so long", "the queue was so long")]
    [InlineData("the queue was, i mean, so long", "the queue was so long")]
    [InlineData("very very very very slow", "very slow")]
    [InlineData("the queue was the queue was the queue was long", "the queue was long")]
    [InlineData("do you know the answer", "do you know the answer")]
    [InlineData("very very good", "very very good")]
    [InlineData("her summer hummer", "her summer hummer")]
    [InlineData("嗯，那个，排队太久了", "排队太久了")]
    [InlineData("呃就是说服务员态度不好", "服务员态度不好")]
    [InlineData("那个店员态度不好", "那个店员态度不好")]
    [InlineData("排队排队排队排队太久", "排队太久")]
    [InlineData("好好好好好吃", "好好吃")]
    [InlineData("嗯嗯，呃", "")]
    public void Fillers_and_loops_go_and_words_stay(string form, string plain) => Assert.Equal(plain, SpokenNoise.Without(form));

    [Theory]
    [InlineData("um, so, uh, the till was, er, so slow", "the till was so slow")]
    [InlineData("the till was so slow the till was so slow the till was so slow", "the till was so slow")]
    [InlineData("嗯，那个，排队太久了", "排队太久了")]
    public void The_finding_is_that_of_the_plain_words(string noisy, string plain)
    {
        var (heard, meant) = (Score(noisy).Findings, Only(plain));

        Assert.Contains(heard, finding => finding.Aspects.SequenceEqual(meant.Aspects) && finding.Label == meant.Label && Math.Sign(finding.Polarity ?? 0) == Math.Sign(meant.Polarity ?? 0));
        Assert.DoesNotContain(heard, finding => finding.Aspects.Count > 0 && finding.Aspects[0] != meant.Aspects[0]);
    }

    [Fact]
    public void A_pause_ends_a_clause()
    {
        const string text = "the staff were lovely the parking was awful";
        var place = text.IndexOf("the parking", StringComparison.Ordinal);

        Assert.Single(Shared.Score(text).Findings);
        Assert.Equal(["the staff were lovely", "the parking was awful"], Shared.Score(text, pauses: [place]).Findings.Select(finding => finding.Clause));
    }

    [Fact]
    public void A_pause_behind_a_mask_falls_where_it_was_heard()
    {
        const string text = "call me on 13800138000 please the parking was awful";
        var place = text.IndexOf("the parking", StringComparison.Ordinal);

        Assert.Equal("the parking was awful", Shared.Score(text, pauses: [place]).Findings[^1].Clause);
    }

    [Fact]
    public void Pauses_inside_a_number_or_outside_the_text_leave_the_text_whole()
    {
        const string text = "my card is 4111 1111 1111 1111 and it was declined";

        var scored = Shared.Score(text, pauses: [-5, 0, 16, 21, 26, 400, 9_000]);

        Assert.Contains("[card]", string.Concat(scored.Findings.Select(finding => finding.Clause)), StringComparison.Ordinal);
        Assert.DoesNotContain("1111", scored.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pause_cuts_no_single_word_off() =>
        Assert.Equal(["staff were lovely"], ClauseSplitter.Split("staff were lovely", "en", [5]).Select(clause => clause.Text));
}
