namespace Cem.Edge.Scoring;

/// <summary>What a scorer is built from; as it stands: everything shipped, and the best polarity model this machine carries.</summary>
public sealed record ScorerOptions
{
    /// <summary>Name of the sentence encoder's folder among the models.</summary>
    public const string EncoderFolder = "e5-small-q4";

    /// <summary>A taxonomy file (<c>cem.taxonomy/1</c>); null takes the one shipped inside the assembly.</summary>
    public string? TaxonomyFile { get; init; }

    /// <summary>Phone numbers of the store itself, in any writing: the redaction lets them stand.</summary>
    public IReadOnlyList<string> ServiceNumbers { get; init; } = [];

    /// <summary>Folder that holds the model folders; null looks in <c>models/</c> beside the program, then in <c>edge-agent/models</c> upwards from it.</summary>
    public string? ModelsFolder { get; init; }

    /// <summary>
    /// Folder that keeps the encoder's optimised graph, some 37 MB, where ONNX Runtime computes it (processors without AVX2, other graphs than the shipped one's): later
    /// starts map its weights into memory instead of copying them. A damaged or unwritable one costs memory, never a finding. Null (default): none is kept.
    /// </summary>
    public string? CacheFolder { get; init; }

    /// <summary>Which polarity model speaks.</summary>
    public PolarityChoice Polarity { get; init; } = PolarityChoice.Auto;

    /// <summary>Find the words behind the model's say, by leaving each out once. Costs up to twelve readings a clause with an opinion, so it is off where texts are only counted.</summary>
    public bool ExplainWords { get; init; }

    /// <summary>With <see cref="PolarityChoice.Auto"/>: the n-gram model speaks where the encoder needs longer than this for a clause of 20 tokens. A remark has about five clauses.</summary>
    public TimeSpan SlowestClause { get; init; } = TimeSpan.FromMilliseconds(80);
}

/// <summary>Which polarity model speaks. None of the choices can fail: where the encoder cannot be used, the n-gram model speaks and <see cref="PolarityVoice.Reason"/> says why.</summary>
public enum PolarityChoice
{
    /// <summary>The encoder, unless it is missing, damaged or too slow here.</summary>
    Auto,

    /// <summary>The encoder however slow, unless it is missing or damaged.</summary>
    Encoder,

    /// <summary>The n-gram model: the same answer on every machine, no native code, some 5 MB.</summary>
    Ngram,
}

/// <summary>Which polarity model a scorer speaks with, and why.</summary>
/// <param name="Model"><c>encoder</c> or <c>ngram</c>, as in <see cref="Finding.SpokenBy"/>.</param>
/// <param name="Reason">Why it is not the encoder; null when it is, or when nobody wanted it.</param>
/// <param name="ClauseTime">What the encoder took for a clause of 20 tokens at load, median of five; null when it was not timed.</param>
public sealed record PolarityVoice(string Model, string? Reason, TimeSpan? ClauseTime);
