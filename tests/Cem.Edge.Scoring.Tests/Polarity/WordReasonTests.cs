namespace Cem.Edge.Scoring.Tests.Polarity;

/// <summary>The words behind what a model says, found by leaving each out.</summary>
public sealed class WordReasonTests
{
    [Theory]
    [InlineData(PolarityChoice.Encoder, "encoder", "the lady at the desk was so kind", "kind")]
    [InlineData(PolarityChoice.Ngram, "ngram", "the lady at the desk was so kind", "kind")]
    public void The_word_that_carries_the_opinion_is_told_beside_the_model(PolarityChoice choice, string model, string text, string word)
    {
        using var scorer = Scorer.Load(new ScorerOptions { Polarity = choice, ExplainWords = true });

        var finding = Assert.Single(scorer.Score(text).Findings);

        Assert.Contains(finding.Explanation, reason => reason.Kind == "model" && reason.What == model && reason.Share != 0);
        Assert.Contains(finding.Explanation, reason => reason.Kind == "word" && reason.What == word && Math.Sign(reason.Share) == Math.Sign(finding.Polarity!.Value));
    }

    [Fact]
    public void Nobody_who_did_not_ask_pays_for_them()
    {
        using var scorer = Scorer.Load(new ScorerOptions { Polarity = PolarityChoice.Encoder });

        Assert.DoesNotContain(Assert.Single(scorer.Score("the lady at the desk was so kind").Findings).Explanation, reason => reason is { Kind: "word", What: "lady" or "desk" });
    }
}
