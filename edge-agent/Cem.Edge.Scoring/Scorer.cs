using Cem.Edge.Scoring.Aspects;
using Cem.Edge.Scoring.Clauses;
using Cem.Edge.Scoring.Departments;
using Cem.Edge.Scoring.Normalisation;
using Cem.Edge.Scoring.Redaction;

namespace Cem.Edge.Scoring;

/// <summary>The way from a text to findings (SCORING.md 1). Thread-safe and deterministic: build once, share.</summary>
public sealed class Scorer
{
    /// <summary>Longest text that is scored, in characters; what lies beyond is cut off, and <see cref="ScoredText.Truncated"/> says so. The wire carries no more.</summary>
    public const int MaxTextLength = 4_000;

    private const string RulesVersion = "rules-1";
    private const string WeightsVersion = "lexicon-1";

    private readonly ClauseJudge _judge;

    private Scorer(Taxonomy taxonomy)
    {
        Taxonomy = taxonomy;
        _judge = new ClauseJudge(new AspectFinder(taxonomy));
        Versions = $"{RulesVersion}/{WeightsVersion}/{taxonomy.Version}";
    }

    /// <summary>Versions of rules, weights and taxonomy, for example <c>rules-1/lexicon-1/retail-1</c>.</summary>
    public string Versions { get; }

    /// <summary>The taxonomy in use: names, stages and departments of the aspect ids in findings.</summary>
    public Taxonomy Taxonomy { get; }

    /// <summary>Builds a scorer; takes some 100 ms, so do it once.</summary>
    /// <param name="taxonomyFile">A taxonomy file (<c>cem.taxonomy/1</c>); null takes the one shipped inside the assembly.</param>
    /// <exception cref="TaxonomyException">The file is missing or refused; the message names file, lines and reasons.</exception>
    public static Scorer Load(string? taxonomyFile = null) => new(Taxonomy.Load(taxonomyFile));

    /// <summary>Builds a scorer for a taxonomy that was read already; takes some 100 ms, so do it once per taxonomy.</summary>
    public static Scorer For(Taxonomy taxonomy)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        return new Scorer(taxonomy);
    }

    /// <summary>Redacts and scores one text. Never throws for what a text holds: empty, huge, broken or hostile texts give a result.</summary>
    /// <param name="rawText">The words as heard or typed; they do not leave this method unredacted.</param>
    /// <param name="language"><c>en</c> or <c>zh</c> where known; null decides by the share of Chinese characters. A clause in the other language is scored in its own.</param>
    /// <param name="weakWordShare">Share of words the recogniser was unsure of, 0 to 1; lowers the confidence.</param>
    /// <exception cref="ArgumentException">The language is neither, or the share is outside 0 to 1.</exception>
    public ScoredText Score(string rawText, string? language = null, double weakWordShare = 0)
    {
        ArgumentNullException.ThrowIfNull(rawText);
        if (language is not (null or Script.English or Script.Chinese))
        {
            throw new ArgumentException($"Only en and zh are scored, not {language}.", nameof(language));
        }

        if (weakWordShare is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(weakWordShare), weakWordShare, "A share is 0 to 1.");
        }

        var cut = Math.Min(rawText.Length, MaxTextLength);
        var redacted = Redactor.Redact(WellFormed.Of(rawText[..cut]));
        var spoken = language ?? Script.LanguageOf(redacted.Text, Script.English);
        var drafts = ClauseSplitter.Split(redacted.Text, spoken).Select(_judge.Read).ToList();
        var findings = NearestAspect.Attach(drafts).Select(draft => _judge.Conclude(draft, weakWordShare)).ToArray();
        return new ScoredText
        {
            Text = redacted.Text,
            Language = spoken,
            Masks = redacted.Masks,
            Findings = findings,
            Versions = Versions,
            Polarity = DocumentPolarity(findings),
            Truncated = cut < rawText.Length,
        };
    }

    private static double? DocumentPolarity(IReadOnlyList<Finding> findings)
    {
        var opinions = findings.Where(finding => finding.Polarity is not null).ToArray();
        return opinions.Length == 0 ? null : Math.Round(opinions.Sum(finding => finding.Polarity!.Value * finding.Weight) / opinions.Sum(finding => finding.Weight), 2);
    }
}
