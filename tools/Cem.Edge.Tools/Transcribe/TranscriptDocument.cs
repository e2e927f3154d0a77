using System.Globalization;
using System.Text.Json.Serialization;
using Cem.Edge.Speech;
using Cem.Edge.Speech.Decoding;

namespace Cem.Edge.Tools.Transcribe;

/// <summary>What <c>cem transcribe --json</c> prints for one file. Times in seconds, probabilities 0 to 1.</summary>
internal sealed record TranscriptDocument
{
    public required string File { get; init; }
    public required string Text { get; init; }
    public required string? Reason { get; init; }
    public required string Model { get; init; }
    public required double AudioSeconds { get; init; }
    public required double Seconds { get; init; }

    /// <summary>False when part of the declared sound is missing.</summary>
    public required bool Complete { get; init; }
    public required IReadOnlyList<string> Notes { get; init; }
    public required IReadOnlyList<TranscriptPhrase> Phrases { get; init; }

    [JsonIgnore]
    public string Speed => string.Create(CultureInfo.InvariantCulture, $"{AudioSeconds / Math.Max(Seconds, 1e-3):0.0} times real time");

    public static TranscriptDocument Of(string file, AudioClip clip, Transcription transcription, string model, TimeSpan took) => new()
    {
        File = file,
        Text = transcription.Text,
        Reason = transcription.Reason,
        Model = model,
        AudioSeconds = Math.Round(clip.Length.TotalSeconds, 3),
        Seconds = Math.Round(took.TotalSeconds, 3),
        Complete = clip.Shortage == TimeSpan.Zero,
        Notes = clip.Notes,
        Phrases = [.. transcription.Phrases.Select(TranscriptPhrase.Of)],
    };
}

internal sealed record TranscriptPhrase(
    double Start, double End, string Text, string Language, string Status, string? Reason, double Confidence, double AvgLogProb, double NoSpeech,
    double MeanVad, int WindowFrames, int Reruns, double Temperature, IReadOnlyList<Word> Words)
{
    public static TranscriptPhrase Of(Phrase phrase) => new(
        Math.Round(phrase.Start.TotalSeconds, 3), Math.Round(phrase.End.TotalSeconds, 3), phrase.Text, phrase.Language,
        phrase.Status.ToString().ToLowerInvariant(), phrase.Reason, Math.Round(phrase.Confidence, 3), Math.Round(phrase.Figures.AvgLogProb, 3),
        Math.Round(phrase.Figures.NoSpeech, 3), Math.Round(phrase.Figures.MeanVad, 3), phrase.Figures.WindowFrames, phrase.Figures.Reruns,
        Math.Round(phrase.Figures.Temperature, 1), [.. phrase.Words.Select(word => word with { Probability = Math.Round(word.Probability, 3) })]);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(List<TranscriptDocument>))]
internal sealed partial class TranscriptJson : JsonSerializerContext;
