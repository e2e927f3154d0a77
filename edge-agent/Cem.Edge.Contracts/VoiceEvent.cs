namespace Cem.Edge.Contracts;

/// <summary>What became of a spoken phrase.</summary>
public static class VoiceStatus
{
    /// <summary>Text with findings.</summary>
    public const string Scored = "scored";

    /// <summary>Text that the recogniser itself doubts; findings carry the lower confidence.</summary>
    public const string Suspect = "suspect";

    /// <summary>No text, with a reason; counted apart, never a score.</summary>
    public const string Unscored = "unscored";

    /// <summary>Erased on request; only the envelope is left.</summary>
    public const string Forgotten = "forgotten";
}

/// <summary>A spoken remark at a kiosk, or one phrase of a call: redacted text and findings. Audio never travels.</summary>
public sealed record VoiceEvent : EventData
{
    /// <summary>The press it explains, or null.</summary>
    public PressReference? Press { get; init; }

    /// <summary>Call id for a phrase of a call; null for a kiosk remark.</summary>
    public string? CallId { get; init; }

    /// <summary><see cref="CallEvent.CallKey"/> of its call; null for a kiosk remark, and from devices that do not write it yet.</summary>
    public string? CallKey { get; init; }

    /// <summary>One of <see cref="CallSide"/> for a phrase of a call; null for a kiosk remark.</summary>
    public string? Side { get; init; }

    /// <summary>When a phrase of a call began, in milliseconds from the beginning of the call; null for a kiosk remark.</summary>
    public long? StartMs { get; init; }

    /// <summary>One of <see cref="VoiceStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>Why it is suspect or unscored; null when scored.</summary>
    public string? Reason { get; init; }

    /// <summary>Redacted text, at most 4,000 characters; empty when unscored.</summary>
    public string Text { get; init => field = value ?? ""; } = "";

    /// <summary>Language of the text, <c>en</c> or <c>zh</c>; empty when unscored.</summary>
    public string Language { get; init => field = value ?? ""; } = "";

    /// <summary>Length of the recording in milliseconds.</summary>
    public required long AudioMs { get; init; }

    /// <summary>Confidence of the transcript, 0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>How it was transcribed; null when nothing was decoded.</summary>
    public TranscriptionData? Transcription { get; init; }

    /// <summary>What was masked in the text.</summary>
    public IReadOnlyList<MaskData> Masks { get; init => field = value ?? []; } = [];

    /// <summary>One finding per clause.</summary>
    public IReadOnlyList<FindingData> Findings { get; init => field = value ?? []; } = [];
}

/// <summary>Figures of the recogniser (SPEECH.md 9).</summary>
public sealed record TranscriptionData
{
    /// <summary>Model id.</summary>
    public required string Model { get; init; }

    /// <summary>Mean log probability per token.</summary>
    public double AvgLogProb { get; init; }

    /// <summary>Probability of no speech at the first position, 0 to 1.</summary>
    public double NoSpeech { get; init; }

    /// <summary>Mean speech probability of the voice detector, 0 to 1.</summary>
    public double MeanVad { get; init; }

    /// <summary>zlib compression ratio of the text.</summary>
    public double CompressionRatio { get; init; }

    /// <summary>Encoder window in frames of 20 ms.</summary>
    public int WindowFrames { get; init; }

    /// <summary>How often the phrase was decoded again.</summary>
    public int Reruns { get; init; }

    /// <summary>Number of beams; 1 is greedy.</summary>
    public int Beams { get; init; }

    /// <summary>Decoding time in milliseconds.</summary>
    public double ElapsedMs { get; init; }
}

/// <summary>A masked stretch of the text.</summary>
/// <param name="Kind"><c>card</c>, <c>card-code</c>, <c>phone</c>, <c>email</c>, <c>id</c>, <c>name</c>, <c>address</c>.</param>
/// <param name="Start">First character of the mask in the redacted text.</param>
/// <param name="Length">Characters of the mask in the redacted text.</param>
public sealed record MaskData(string Kind, int Start, int Length);

/// <summary>What one clause says (SCORING.md 1): never more than the text itself supports, with its reason and versions.</summary>
public sealed record FindingData
{
    /// <summary>The clause, from the redacted text.</summary>
    public required string Clause { get; init; }

    /// <summary><c>en</c> or <c>zh</c>.</summary>
    public required string Language { get; init; }

    /// <summary><c>opinion</c>, <c>request</c> or <c>none</c>.</summary>
    public required string Gate { get; init; }

    /// <summary>-1 (very negative) to 1 (very positive), rounded to 0.01; null unless the gate says opinion.</summary>
    public double? Polarity { get; init; }

    /// <summary>Taxonomy ids, the first is the main one.</summary>
    public IReadOnlyList<string> Aspects { get; init => field = value ?? []; } = [];

    /// <summary><c>pain</c>, <c>itch</c>, <c>pleasure</c> or <c>none</c> (candidates; population rules are the hub's).</summary>
    public string Label { get; init => field = value ?? "none"; } = "none";

    /// <summary>Department that owns the main aspect; empty when no aspect was found.</summary>
    public string Department { get; init => field = value ?? ""; } = "";

    /// <summary>Other departments that are told.</summary>
    public IReadOnlyList<string> AlsoTold { get; init => field = value ?? []; } = [];

    /// <summary><c>info</c>, <c>warning</c> or <c>critical</c>.</summary>
    public string Severity { get; init => field = value ?? "info"; } = "info";

    /// <summary>True when the clause tells of effort (METRICS.md G15).</summary>
    public bool Effort { get; init; }

    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>Weight of the clause in the document: 1, 1.5 after a contrast word, 0.5 before it.</summary>
    public required double Weight { get; init; }

    /// <summary>Words and rules that decided, strongest first.</summary>
    public IReadOnlyList<ReasonData> Explanation { get; init => field = value ?? []; } = [];

    /// <summary>Which polarity model spoke: <c>rules</c>, <c>lexicon</c>, <c>ngram</c> or <c>encoder</c>.</summary>
    public string SpokenBy { get; init => field = value ?? ""; } = "";

    /// <summary>Version of rules, weights and taxonomy, for example <c>rules-1/lexicon-1/retail-1</c>.</summary>
    public required string Versions { get; init; }
}

/// <summary>One reason of a finding.</summary>
/// <param name="Kind"><c>word</c>, <c>rule</c>, <c>term</c> or <c>pattern</c>.</param>
/// <param name="What">The words or the rule's name, from the redacted text only.</param>
/// <param name="Share">Signed share of the score, -1 to 1; 0 where a reason moves no score.</param>
public sealed record ReasonData(string Kind, string What, double Share);
