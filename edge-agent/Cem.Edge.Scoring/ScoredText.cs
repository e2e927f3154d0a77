namespace Cem.Edge.Scoring;

/// <summary>A text after redaction, with one finding per clause. The raw text is not kept.</summary>
public sealed record ScoredText
{
    /// <summary>Redacted text.</summary>
    public required string Text { get; init; }

    /// <summary><c>en</c> or <c>zh</c>, the language of most of the text.</summary>
    public required string Language { get; init; }

    /// <summary>What was masked, with places in <see cref="Text"/>.</summary>
    public required IReadOnlyList<Mask> Masks { get; init; }

    /// <summary>One finding per clause, in order.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Versions of rules, weights and taxonomy, for example <c>rules-2/encoder-1f2e3d4c-5b6a7988/retail-1</c>.</summary>
    public required string Versions { get; init; }

    /// <summary>Polarity of the whole, -1 to 1: weighted mean over the opinion clauses, with the text read as one; null when no clause holds an opinion.</summary>
    public double? Polarity { get; init; }

    /// <summary>The text was longer than <see cref="Scorer.MaxTextLength"/>; the rest was neither kept nor scored.</summary>
    public bool Truncated { get; init; }
}

/// <summary>A masked stretch.</summary>
/// <param name="Kind"><c>card</c>, <c>card-code</c>, <c>phone</c>, <c>email</c>, <c>id</c>, <c>name</c>, <c>staff</c>, <c>address</c>, <c>plate</c>, <c>order</c> or <c>ip</c>.</param>
/// <param name="Start">First character of the mask in the redacted text.</param>
/// <param name="Length">Length of the mask in the redacted text, for example 6 for <c>[card]</c>.</param>
/// <param name="SourceStart">First character in the raw text, so that word times can be muted.</param>
/// <param name="SourceLength">Characters in the raw text.</param>
public sealed record Mask(string Kind, int Start, int Length, int SourceStart, int SourceLength);

/// <summary>Whether a clause says what somebody thinks.</summary>
public enum Gate
{
    /// <summary>Holds an opinion; has a polarity.</summary>
    Opinion,

    /// <summary>Asks for something; has none.</summary>
    Request,

    /// <summary>Neither: small talk, facts.</summary>
    None,
}

/// <summary>Candidate label of a clause; population rules are the hub's (METRICS.md 4).</summary>
public enum Label
{
    /// <summary>No label.</summary>
    None,

    /// <summary>Negative and about an aspect (痛点).</summary>
    Pain,

    /// <summary>A wish (痒点).</summary>
    Itch,

    /// <summary>Very positive, at once or surprising (爽点).</summary>
    Pleasure,
}

/// <summary>How urgent a clause is.</summary>
public enum Severity
{
    /// <summary>Counts, alerts nobody.</summary>
    Info,

    /// <summary>A person should look.</summary>
    Warning,

    /// <summary>Safety, injury, allergy, discrimination, threat: one mention alerts.</summary>
    Critical,
}

/// <summary>What one clause says, with its reason. The same text and versions give the same finding.</summary>
public sealed record Finding
{
    /// <summary>The clause, redacted.</summary>
    public required string Clause { get; init; }

    /// <summary><c>en</c> or <c>zh</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Gate class.</summary>
    public required Gate Gate { get; init; }

    /// <summary>-1 to 1, rounded to 0.01; null unless the gate says opinion.</summary>
    public double? Polarity { get; init; }

    /// <summary>Taxonomy ids, main one first.</summary>
    public IReadOnlyList<string> Aspects { get; init; } = [];

    /// <summary>The words that named each aspect, the deciding ones first.</summary>
    public IReadOnlyList<AspectMention> Mentions { get; init; } = [];

    /// <summary>Candidate label.</summary>
    public Label Label { get; init; }

    /// <summary>Department id that owns the main aspect; empty without an aspect.</summary>
    public string Department { get; init; } = "";

    /// <summary>Other department ids of the main aspect.</summary>
    public IReadOnlyList<string> AlsoTold { get; init; } = [];

    /// <summary>Severity, never below the aspect's floor.</summary>
    public Severity Severity { get; init; }

    /// <summary>True when it tells of effort (METRICS.md G15).</summary>
    public bool Effort { get; init; }

    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>1; 1.5 after a contrast word, 0.5 before it.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>What decided, strongest first, from the redacted text only.</summary>
    public IReadOnlyList<Reason> Explanation { get; init; } = [];

    /// <summary>Who decided the polarity: <c>rules</c>, <c>encoder</c> or <c>ngram</c>; empty without polarity.</summary>
    public string SpokenBy { get; init; } = "";
}

/// <summary>A place where an aspect was named.</summary>
/// <param name="Aspect">Taxonomy id of the exact node.</param>
/// <param name="Words">The words, in lower case and simplified characters, from the redacted text.</param>
public sealed record AspectMention(string Aspect, string Words);

/// <summary>One reason of a finding.</summary>
/// <param name="Kind"><c>word</c>, <c>rule</c>, <c>model</c>, <c>term</c> or <c>pattern</c>.</param>
/// <param name="What">Words, or name of the rule or model.</param>
/// <param name="Share">Signed share of the polarity, -1 to 1; 0 where it moves none.</param>
public sealed record Reason(string Kind, string What, double Share);
