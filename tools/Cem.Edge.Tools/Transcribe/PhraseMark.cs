namespace Cem.Edge.Tools.Transcribe;

/// <summary>How a phrase looks to people: doubts and silences stand in brackets, so that nobody takes them for what was said.</summary>
internal static class PhraseMark
{
    public static string Of(TranscriptPhrase phrase) => phrase.Reason is null ? phrase.Text
        : phrase.Text.Length == 0 ? $"[{phrase.Status}: {phrase.Reason}]"
        : $"[{phrase.Status}: {phrase.Reason}] {phrase.Text}";

    public static string WithChannel(TranscriptPhrase phrase) => phrase.Channel is { } channel ? $"Channel {channel}: {Of(phrase)}" : Of(phrase);
}
