using Cem.Edge.Scoring.Aspects;
using Cem.Edge.Scoring.Clauses;
using Cem.Edge.Scoring.Departments;
using Cem.Edge.Scoring.Normalisation;
using Cem.Edge.Scoring.Polarity;
using Cem.Edge.Scoring.Redaction;

namespace Cem.Edge.Scoring;

/// <summary>The way from a text to findings (SCORING.md 1). Thread-safe and deterministic: build once, share, dispose at the end.</summary>
public sealed class Scorer : IDisposable
{
    /// <summary>Longest text that is scored, in characters; what lies beyond is cut off, and <see cref="ScoredText.Truncated"/> says so. The wire carries no more.</summary>
    public const int MaxTextLength = 4_000;

    private const string RulesVersion = "rules-6";

    private readonly PolarityScale _polarity;
    private readonly bool _ownsPolarity;
    private readonly ClauseJudge _judge;
    private readonly AspectChoice _choice;
    private readonly Redactor _redactor;

    private Scorer(Taxonomy taxonomy, PolarityScale polarity, Redactor redactor, bool ownsPolarity)
    {
        _redactor = redactor;
        Taxonomy = taxonomy;
        (_polarity, _ownsPolarity) = (polarity, ownsPolarity);
        _judge = new ClauseJudge(new AspectFinder(taxonomy));
        _choice = new AspectChoice(taxonomy);
        Versions = $"{RulesVersion}/{polarity.WeightsVersion}/{taxonomy.Version}";
    }

    /// <summary>Versions of rules, weights and taxonomy, for example <c>rules-2/encoder-1f2e3d4c-5b6a7988-0a1b2c3d/retail-1</c>.</summary>
    public string Versions { get; }

    /// <summary>The taxonomy in use: names, stages and departments of the aspect ids in findings.</summary>
    public Taxonomy Taxonomy { get; }

    /// <summary>Which polarity model speaks, and why not the encoder where it does not.</summary>
    public PolarityVoice Voice => _polarity.Voice;

    /// <summary>Builds a scorer; takes some 500 ms with the encoder, so do it once.</summary>
    /// <param name="options">Null takes everything shipped and the best polarity model this machine carries.</param>
    /// <param name="time">Clock that times the encoder.</param>
    /// <exception cref="TaxonomyException">The taxonomy file is missing or refused; the message names file, lines and reasons. A missing or damaged model is no error, see <see cref="Voice"/>.</exception>
    public static Scorer Load(ScorerOptions? options = null, TimeProvider? time = null)
    {
        options ??= new ScorerOptions();
        return For(Taxonomy.Load(options.TaxonomyFile), options, time);
    }

    /// <summary>Builds a scorer with an own taxonomy file and all else shipped.</summary>
    /// <exception cref="TaxonomyException">The file is missing or refused; the message names file, lines and reasons.</exception>
    public static Scorer Load(string? taxonomyFile) => Load(new ScorerOptions { TaxonomyFile = taxonomyFile });

    /// <summary>Builds a scorer for a taxonomy that was read already. Where a scorer exists, <see cref="With"/> is cheaper.</summary>
    public static Scorer For(Taxonomy taxonomy, ScorerOptions? options = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        options ??= new ScorerOptions();
        var polarity = new PolarityScale(PolarityModels.Load(options, time ?? TimeProvider.System), options.ExplainWords);
        return new Scorer(taxonomy, polarity, new Redactor(options.ServiceNumbers), ownsPolarity: true);
    }

    /// <summary>A scorer for another taxonomy on the models of this one, which must outlive it; takes some 20 ms and no model memory.</summary>
    public Scorer With(Taxonomy taxonomy)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        return new Scorer(taxonomy, _polarity, _redactor, ownsPolarity: false);
    }

    /// <summary>Frees the models, unless they are another scorer's.</summary>
    public void Dispose()
    {
        if (_ownsPolarity)
        {
            _polarity.Dispose();
        }
    }

    /// <summary>Redacts and scores one text. Never throws for what a text holds: empty, huge, broken or hostile texts give a result.</summary>
    /// <param name="rawText">The words as heard or typed; they do not leave this method unredacted.</param>
    /// <param name="language"><c>en</c> or <c>zh</c> where known; null decides by the share of Chinese characters. A clause in the other language is scored in its own.</param>
    /// <param name="weakWordShare">Share of words the recogniser was unsure of, 0 to 1; lowers the confidence.</param>
    /// <param name="pauses">Places in <paramref name="rawText"/> where the speaker paused for more than 0.6 s, rising: borders of clauses. Null where nobody listened.</param>
    /// <exception cref="ArgumentException">The language is neither, or the share is outside 0 to 1.</exception>
    public ScoredText Score(string rawText, string? language = null, double weakWordShare = 0, IReadOnlyList<int>? pauses = null)
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
        var redacted = _redactor.Redact(WellFormed.Of(rawText[..cut]));
        var spoken = language ?? Script.LanguageOf(redacted.Text, Script.English);
        var clauses = ClauseSplitter.Split(redacted.Text, spoken, pauses is null ? null : [.. pauses.Where(pause => pause > 0 && pause < cut).Select(pause => InRedacted(pause, redacted.Masks)).Order()]);
        var polarity = _polarity.Weigh(redacted.Text, spoken, clauses);
        IReadOnlyList<Draft> drafts = WishReason.Apply([.. clauses.Zip(polarity.Clauses, _judge.Read)]);
        var chosen = polarity.Remark is { HasMeaning: true } remark ? _choice.Of(drafts, remark.Aspects) : drafts;
        var findings = _judge.Conclude([.. NearestAspect.Attach(chosen)], polarity.Remark?.Delight ?? 0, weakWordShare);
        return new ScoredText
        {
            Text = redacted.Text,
            Language = spoken,
            Masks = redacted.Masks,
            Findings = findings,
            Versions = Versions,
            Polarity = polarity.OfDocument(findings),
            Truncated = cut < rawText.Length,
        };
    }

    /// <summary>A place inside a mask moves behind it: a pause in the middle of a number is none.</summary>
    private static int InRedacted(int place, IReadOnlyList<Mask> masks)
    {
        var last = masks.LastOrDefault(mask => mask.SourceStart < place);
        return last is null ? place : Math.Max(last.Start + last.Length, place - last.SourceStart - last.SourceLength + last.Start + last.Length);
    }
}
