using System.Globalization;

namespace Cem.Edge.Scoring.Normalisation;

/// <summary>Makes any text safe to store and show without moving a character: broken UTF-16, control and direction characters become harmless ones.</summary>
internal static class WellFormed
{
    private const char Replacement = '\uFFFD';

    public static string Of(string text)
    {
        var chars = text.ToCharArray();
        for (var i = 0; i < chars.Length; i++)
        {
            if (char.IsHighSurrogate(chars[i]) && i + 1 < chars.Length && char.IsLowSurrogate(chars[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(chars[i]))
            {
                chars[i] = Replacement;
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(chars[i]) is UnicodeCategory.Control or UnicodeCategory.Format)
            {
                chars[i] = ' ';
            }
        }

        return new string(chars);
    }
}
