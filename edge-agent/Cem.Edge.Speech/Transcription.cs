namespace Cem.Edge.Speech;

/// <summary>What one recording says.</summary>
public sealed record Transcription
{
    /// <summary>Phrases in order of time.</summary>
    public required IReadOnlyList<Phrase> Phrases { get; init; }

    /// <summary>Length of the recording.</summary>
    public required TimeSpan Audio { get; init; }

    /// <summary>Time it took, loading of the model excluded.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Why there is no text at all, for example <c>no speech</c> or <c>too quiet</c>; null when some phrase has text.</summary>
    public string? Reason { get; init; }

    /// <summary>Gathers what a stream returned: all phrases of <see cref="IPhraseStream.Feed"/> and <see cref="IPhraseStream.End"/> in order of time.</summary>
    /// <param name="phrases">In order of time.</param>
    /// <param name="audio">Length of the recording.</param>
    /// <param name="elapsed">Time it took.</param>
    public static Transcription Of(IReadOnlyList<Phrase> phrases, TimeSpan audio, TimeSpan elapsed)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        var reason = phrases.Count == 0 ? PhraseReason.NoSpeech : phrases.All(phrase => phrase.Text.Length == 0) ? phrases[0].Reason : null;
        return new() { Phrases = phrases, Audio = audio, Elapsed = elapsed, Reason = reason };
    }

    /// <summary>Text of all phrases that have one, joined by a space (Chinese: by nothing).</summary>
    public string Text => string.Join(Phrases.Any(phrase => phrase.Language == "zh") ? "" : " ", Phrases.Select(phrase => phrase.Text).Where(text => text.Length > 0));
}

/// <summary>How far a phrase can be trusted.</summary>
public enum PhraseStatus
{
    /// <summary>Passed every guard.</summary>
    Good,

    /// <summary>Has text that a guard doubts; the reason says which.</summary>
    Suspect,

    /// <summary>Has no text, with a reason.</summary>
    Unscored,
}

/// <summary>One stretch of speech between two silences.</summary>
public sealed record Phrase
{
    /// <summary>Start, from the beginning of the recording (voice detection, not the model's own times).</summary>
    public required TimeSpan Start { get; init; }

    /// <summary>End, from the beginning of the recording.</summary>
    public required TimeSpan End { get; init; }

    /// <summary>Text; empty when unscored.</summary>
    public required string Text { get; init; }

    /// <summary><c>en</c>, <c>zh</c>, or the detected language that was refused.</summary>
    public required string Language { get; init; }

    /// <summary>How far it can be trusted.</summary>
    public required PhraseStatus Status { get; init; }

    /// <summary>Which guard spoke; null when good.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// Expected share of its words (Chinese: characters) that are right, 0 to 1, calibrated: of the words in phrases of 0.9, nine in ten are right. 0 when unscored.
    /// It judges what was heard, not its form: for a suspect phrase the reason counts first. Source: README.md of this folder.
    /// </summary>
    public double Confidence { get; init; }

    /// <summary>Words (English) or characters (Chinese) with their probability.</summary>
    public IReadOnlyList<Word> Words { get; init; } = [];

    /// <summary>Figures of the decoder.</summary>
    public DecodingFigures Figures { get; init; } = new();
}

/// <summary>One word with its probability (mean over its tokens), 0 to 1.</summary>
/// <param name="Text">The word without surrounding spaces.</param>
/// <param name="Probability">0 to 1.</param>
public sealed record Word(string Text, double Probability);

/// <summary>Figures of the decoder for one phrase (SPEECH.md 9).</summary>
public sealed record DecodingFigures
{
    /// <summary>Sum of log probabilities / (tokens + 1).</summary>
    public double AvgLogProb { get; init; }

    /// <summary>Probability of no speech at the start-of-transcript position, 0 to 1.</summary>
    public double NoSpeech { get; init; }

    /// <summary>Mean speech probability of the voice detector over the phrase, 0 to 1.</summary>
    public double MeanVad { get; init; }

    /// <summary>UTF-8 bytes of the text / its zlib size.</summary>
    public double CompressionRatio { get; init; }

    /// <summary>Encoder window in frames of 20 ms.</summary>
    public int WindowFrames { get; init; }

    /// <summary>How often it was decoded again.</summary>
    public int Reruns { get; init; }

    /// <summary>Temperature of the accepted pass; 0 is beam or greedy.</summary>
    public double Temperature { get; init; }

    /// <summary>Beams of the accepted pass.</summary>
    public int Beams { get; init; }

    /// <summary>Time of encoder and decoder runs alone.</summary>
    public TimeSpan ModelTime { get; init; }

    /// <summary>Time of the whole phrase.</summary>
    public TimeSpan Elapsed { get; init; }
}
