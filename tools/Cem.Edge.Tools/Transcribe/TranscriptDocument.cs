using System.Globalization;
using System.Text.Json.Serialization;
using Cem.Edge.Speech;
using Cem.Edge.Speech.Decoding;
using Cem.Edge.Tools.Hearing;

namespace Cem.Edge.Tools.Transcribe;

/// <summary>What <c>cem transcribe --format json</c> prints for one recording. Times in seconds, probabilities and shares 0 to 1, levels in dBFS.</summary>
internal sealed record TranscriptDocument
{
    public required string File { get; init; }

    /// <summary>Why the recording could not be read, or not to its end; null when all of it was.</summary>
    public string? Error { get; init; }

    /// <summary>All that was said; one line for each phrase, with its channel, where channels were transcribed apart.</summary>
    public string Text { get; init; } = "";

    /// <summary>Why there is no text at all.</summary>
    public string? Reason { get; init; }

    public required string Model { get; init; }
    public double AudioSeconds { get; init; }
    public double Seconds { get; init; }

    /// <summary>False when part of the declared sound is missing.</summary>
    public bool Complete { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Level of each channel of the recording.</summary>
    public IReadOnlyList<ChannelQuality> Channels { get; init; } = [];

    public IReadOnlyList<TranscriptPhrase> Phrases { get; init; } = [];

    [JsonIgnore]
    public string Speed => string.Create(CultureInfo.InvariantCulture, $"{AudioSeconds / Math.Max(Seconds, 1e-3):0.0} times real time");

    public static TranscriptDocument Failed(Recording recording, string error, string model) => new() { File = recording.Name, Error = error, Model = model };

    /// <param name="failure">What <see cref="HeardRecording.Failure"/> says, under the name that people know.</param>
    public static TranscriptDocument Of(Recording recording, HeardRecording heard, string? failure, string model)
    {
        IReadOnlyList<TranscriptPhrase> phrases = [.. heard.InOrder.Select(pair => TranscriptPhrase.Of(pair.Voice.Channel, pair.Phrase))];
        return new()
        {
            File = recording.Name,
            Error = failure,
            Text = heard.Voices is [var single] ? single.Said.Text : string.Join('\n', phrases.Where(phrase => phrase.Text.Length > 0).Select(phrase => $"Channel {phrase.Channel}: {phrase.Text}")),
            Reason = heard.Voices.All(voice => voice.Said.Reason is not null) ? heard.Voices[0].Said.Reason : null,
            Model = model,
            AudioSeconds = Math.Round(heard.Quality.Decoded.TotalSeconds, 3),
            Seconds = Math.Round(heard.Took.TotalSeconds, 3),
            Complete = failure is null && !heard.Quality.Truncated,
            Notes = heard.Repeated == 0 ? heard.Quality.Notes : [.. heard.Quality.Notes, $"{heard.Repeated} of {heard.Quality.Channels.Count} channels repeat another and are left out"],
            Channels = [.. heard.Quality.Channels.Select(Rounded)],
            Phrases = phrases,
        };
    }

    private static ChannelQuality Rounded(ChannelQuality channel) => channel with
    {
        RmsDbfs = Math.Round(channel.RmsDbfs, 1), PeakDbfs = Math.Round(channel.PeakDbfs, 1), ClippedShare = Math.Round(channel.ClippedShare, 5), Offset = Math.Round(channel.Offset, 4),
    };
}

/// <param name="Channel">From 1; null where the recording has one voice for all its channels.</param>
internal sealed record TranscriptPhrase(
    int? Channel, double Start, double End, string Text, string Language, string Status, string? Reason, double Confidence, double AvgLogProb, double NoSpeech,
    double MeanVad, int WindowFrames, int Reruns, double Temperature, IReadOnlyList<Word> Words)
{
    public static TranscriptPhrase Of(int? channel, Phrase phrase) => new(
        channel, Math.Round(phrase.Start.TotalSeconds, 3), Math.Round(phrase.End.TotalSeconds, 3), phrase.Text, phrase.Language,
        phrase.Status.ToString().ToLowerInvariant(), phrase.Reason, Math.Round(phrase.Confidence, 3), Math.Round(phrase.Figures.AvgLogProb, 3),
        Math.Round(phrase.Figures.NoSpeech, 3), Math.Round(phrase.Figures.MeanVad, 3), phrase.Figures.WindowFrames, phrase.Figures.Reruns,
        Math.Round(phrase.Figures.Temperature, 1), [.. phrase.Words.Select(word => word with { Probability = Math.Round(word.Probability, 3) })]);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(List<TranscriptDocument>))]
[JsonSerializable(typeof(TranscriptDocument))]
internal sealed partial class TranscriptJson : JsonSerializerContext;
