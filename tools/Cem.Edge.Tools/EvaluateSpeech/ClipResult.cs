using Cem.Edge.Speech;
using Cem.Edge.Speech.Measuring;

namespace Cem.Edge.Tools.EvaluateSpeech;

/// <summary>What became of one clip.</summary>
internal sealed record ClipResult
{
    /// <summary>Longer clips are reported apart: the reference figures stop here.</summary>
    public static readonly TimeSpan LongestShortClip = TimeSpan.FromSeconds(29.5);

    public required ManifestClip Clip { get; init; }

    /// <summary>Null when the file could not be opened.</summary>
    public Transcription? Transcription { get; init; }

    /// <summary>Why the file could not be read, or not to its end.</summary>
    public string? Failure { get; init; }

    /// <summary>Whole pipeline: reading, resampling, voice detection, mel, Whisper, guards.</summary>
    public TimeSpan Took { get; init; }

    public string Text => Transcription?.Text ?? "";

    public bool IsLong => Transcription?.Audio > LongestShortClip;

    public string Set => IsLong ? Clip.Set + "_long" : Clip.Set;

    public TimeSpan ModelTime => Sum(phrase => phrase.Figures.ModelTime);

    public int Reruns => Transcription?.Phrases.Sum(phrase => phrase.Figures.Reruns) ?? 0;

    /// <summary>Somebody spoke and nothing was written.</summary>
    public bool IsUnscored => Clip.IsSpeech && Text.Length == 0;

    /// <summary>Against the transcript; where nothing was said, every written word is an error; null where nobody knows what was said.</summary>
    public SpeechErrors? Errors => !Clip.IsSpeech ? new SpeechErrors(WordsWritten, 0)
        : Clip.Transcript.Length == 0 ? null
        : SpeechErrors.Between(Clip.Transcript, Text, Clip.Language);

    private int WordsWritten => Transcription?.Phrases.Sum(phrase => SpeechErrors.UnitsOf(phrase.Text, phrase.Language).Count) ?? 0;

    private TimeSpan Sum(Func<Phrase, TimeSpan> part) => Transcription?.Phrases.Aggregate(TimeSpan.Zero, (sum, phrase) => sum + part(phrase)) ?? TimeSpan.Zero;
}
