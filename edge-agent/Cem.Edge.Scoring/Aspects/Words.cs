namespace Cem.Edge.Scoring.Aspects;

/// <summary>Where words begin and end in a text of both scripts.</summary>
internal static class Words
{
    public static bool StartsWord(string text, int start) => start == 0 || !char.IsAsciiLetterOrDigit(text[start]) || !char.IsAsciiLetterOrDigit(text[start - 1]);

    /// <summary>True at the end of a word, or before its plural or possessive ending.</summary>
    public static bool EndsWord(string text, int end) =>
        IsBoundary(text, end)
        || (text[end] == 's' && IsBoundary(text, end + 1))
        || (text[end] == 'e' && end + 1 < text.Length && text[end + 1] == 's' && IsBoundary(text, end + 2));

    private static bool IsBoundary(string text, int end) => end >= text.Length || !char.IsAsciiLetterOrDigit(text[end]) || !char.IsAsciiLetterOrDigit(text[end - 1]);
}
