using System.Globalization;
using System.Text;

namespace Cem.Edge.Tools.Transcribe;

/// <summary>SubRip and WebVTT. Times are those of the voice detector.</summary>
internal static class Subtitles
{
    public static string Srt(TranscriptDocument document)
    {
        var text = new StringBuilder();
        foreach (var (number, phrase) in document.Phrases.Index())
            text.Append(CultureInfo.InvariantCulture, $"{number + 1}\n{Time(phrase.Start, ',')} --> {Time(phrase.End, ',')}\n{PhraseMark.WithChannel(phrase)}\n\n");
        return text.ToString();
    }

    public static string Vtt(TranscriptDocument document)
    {
        var text = new StringBuilder("WEBVTT\n\n");
        foreach (var phrase in document.Phrases)
        {
            var words = PhraseMark.Of(phrase).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"{Time(phrase.Start, '.')} --> {Time(phrase.End, '.')}\n{(phrase.Channel is { } channel ? $"<v Channel {channel}>" : "")}{words}\n\n");
        }

        return text.ToString();
    }

    private static string Time(double seconds, char point)
    {
        var time = TimeSpan.FromMilliseconds(Math.Round(seconds * 1_000));
        return string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time.Minutes:00}:{time.Seconds:00}{point}{time.Milliseconds:000}");
    }
}
