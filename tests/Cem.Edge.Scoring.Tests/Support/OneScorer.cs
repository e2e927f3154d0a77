namespace Cem.Edge.Scoring.Tests.Support;

/// <summary>One scorer for all tests, as in a program; with the encoder however slow the machine is at the moment.</summary>
internal static class OneScorer
{
    public static Scorer Shared { get; } = Scorer.Load(new ScorerOptions { Polarity = PolarityChoice.Encoder });

    /// <summary>What runs where the encoder is missing, slow or damaged.</summary>
    public static Scorer Ngrams { get; } = Scorer.Load(new ScorerOptions { Polarity = PolarityChoice.Ngram });

    public static ScoredText Score(string text) => Shared.Score(text);

    public static Finding Only(string text) => Assert.Single(Score(text).Findings);

    public static string Redact(string text) => Score(text).Text;

    /// <summary>The finding whose clause holds <paramref name="words"/>.</summary>
    public static Finding About(this ScoredText scored, string words) =>
        Assert.Single(scored.Findings, finding => finding.Clause.Contains(words, StringComparison.OrdinalIgnoreCase));
}
