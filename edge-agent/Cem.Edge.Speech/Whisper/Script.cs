using System.Text;

namespace Cem.Edge.Speech.Whisper;

/// <summary>One script for Chinese: full-width letters and digits become half-width. Pure.</summary>
internal static class Script
{
    private const char FullWidthZero = '\uFF10';
    private const char FullWidthLast = '\uFF5A';
    private const int ToHalfWidth = 0xFEE0;

    public static string Tidy(string text, string language)
    {
        if (language != "zh")
            return text;
        var tidy = new StringBuilder(text.Length);
        foreach (var letter in text)
            tidy.Append(letter is >= FullWidthZero and <= FullWidthLast && char.IsLetterOrDigit(letter) ? (char)(letter - ToHalfWidth) : Simplified.Of(letter));
        return tidy.ToString();
    }
}
