using System.Text;
using Cem.Edge.Speech.Whisper;

namespace Cem.Edge.Speech.Measuring;

/// <summary>Chinese text as the characters that are compared: one script, half width, digits in one form, no punctuation, upper case.</summary>
internal static class ChineseText
{
    private static readonly Dictionary<char, char> Digits = new()
    {
        ['零'] = '0', ['〇'] = '0', ['一'] = '1', ['幺'] = '1', ['二'] = '2', ['两'] = '2', ['三'] = '3', ['四'] = '4',
        ['五'] = '5', ['六'] = '6', ['七'] = '7', ['八'] = '8', ['九'] = '9',
    };

    public static IReadOnlyList<string> Characters(string text) =>
    [
        .. string.Concat(Script.Tidy(text, "zh").ToUpperInvariant().Select(letter => Digits.GetValueOrDefault(letter, letter))).EnumerateRunes()
            .Where(Rune.IsLetterOrDigit)
            .Select(rune => rune.ToString()),
    ];
}
