using static Cem.Edge.Scoring.Tests.Support.OneScorer;

namespace Cem.Edge.Scoring.Tests;

/// <summary>The recogniser writes commas and capitals, the telephone often does not.</summary>
public sealed class SpokenStyleTests
{
    [Fact]
    public void A_breathless_sentence_falls_into_its_clauses()
    {
        var scored = Score("the staff were lovely and the prices are too high and i waited twenty minutes at the till");

        Assert.Equal(["staff-attitude", "price-promotion", "queue-waiting"], scored.Findings.Select(finding => finding.Aspects[0]));
        Assert.Equal([1, -1, -1], scored.Findings.Select(finding => Math.Sign(finding.Polarity!.Value)));
    }

    [Fact]
    public void Punctuation_does_not_change_what_was_said()
    {
        var written = Score("I waited forty minutes. The cashier was rude. It doesn't work!");
        var spoken = Score("i waited forty minutes and the cashier was rude and it doesnt work");

        Assert.Equal(written.Findings.Select(finding => Math.Sign(finding.Polarity!.Value)), spoken.Findings.Select(finding => Math.Sign(finding.Polarity!.Value)));
        Assert.Equal(written.Findings.Select(finding => finding.Aspects), spoken.Findings.Select(finding => finding.Aspects));
    }

    [Fact]
    public void An_opinion_without_a_name_is_about_what_was_just_named()
    {
        var finding = Score("the tills in this shop, it was so annoying").About("annoying");

        Assert.Equal("queue-waiting", finding.Aspects[0]);
        Assert.Equal(Label.Pain, finding.Label);
    }

    [Fact]
    public void What_is_told_decides_over_what_is_named()
    {
        // Fitting rooms mean waiting, but nobody waited: dirt is the place's.
        Assert.Equal("environment", Score("the fitting rooms, it was so disgusting").About("disgusting").Aspects[0]);
    }

    [Fact]
    public void Served_at_once_is_a_pleasure()
    {
        var finding = Only("the lady at the desk was amazing and so quick");

        Assert.Equal((Label.Pleasure, "staff-attitude"), (finding.Label, finding.Aspects[0]));
    }

    [Fact]
    public void Both_languages_in_one_remark_are_scored_in_their_own()
    {
        var scored = Score("the staff were very friendly. 但是价格太贵了");

        Assert.Equal(["en", "zh"], scored.Findings.Select(finding => finding.Language));
        Assert.True(scored.Findings[0].Polarity > 0);
        Assert.True(scored.Findings[1].Polarity < 0);
    }

    [Fact]
    public void Traditional_characters_say_the_same()
    {
        var (simplified, traditional) = (Only("服务员态度很差"), Only("服務員態度很差"));

        Assert.Equal(simplified.Polarity, traditional.Polarity);
        Assert.Equal(simplified.Aspects, traditional.Aspects);
    }

    [Fact]
    public void Doubtful_words_lower_the_confidence()
    {
        var (sure, doubtful) = (Shared.Score("the cashier was rude"), Shared.Score("the cashier was rude", weakWordShare: 0.5));

        Assert.Equal(sure.Findings[0].Confidence / 2, doubtful.Findings[0].Confidence, 0.01);
        Assert.Equal(sure.Polarity, doubtful.Polarity);
    }
}
