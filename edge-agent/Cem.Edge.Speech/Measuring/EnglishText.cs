using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Cem.Edge.Speech.Measuring;

/// <summary>English text as the words that are compared. Follows the rules of Whisper's English normaliser, so that figures can be set beside published ones.</summary>
internal static partial class EnglishText
{
    private const string KeptSymbols = ".%$¢€£";

    private static readonly (Regex Pattern, string By)[] Contractions = [.. EnglishTables.Contractions
        .Select(pair => (new Regex(pair.Pattern, RegexOptions.Compiled | RegexOptions.CultureInvariant), pair.By))];

    public static IReadOnlyList<string> Words(string text)
    {
        var plain = Bracketed().Replace(text.ToLowerInvariant().Replace('’', '\''), "");
        plain = Fillers().Replace(plain, "");
        plain = SpacedApostrophe().Replace(plain, "'");
        foreach (var (pattern, by) in Contractions)
            plain = pattern.Replace(plain, by);
        plain = GroupedDigits().Replace(plain, "");
        plain = StrayPeriod().Replace(plain, " ");
        plain = NumberLetterBorder().Replace(Bare(plain), " ");
        plain = DetachedSuffix().Replace(plain, "");

        var counted = string.Join(' ', EnglishNumbers.Replace(plain.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        counted = StraySymbol().Replace(LoneOne().Replace(counted, "one$1"), " ");
        return [.. counted.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(EnglishSpelling.American)];
    }

    /// <summary>Accents go, symbols become spaces, except those that belong to numbers.</summary>
    private static string Bare(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormKD))
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(letter);
            if (KeptSymbols.Contains(letter) || char.IsLetterOrDigit(letter))
                bare.Append(letter);
            else if (category != UnicodeCategory.NonSpacingMark && letter != '\'')
                bare.Append(' ');
        }

        return bare.ToString();
    }

    [GeneratedRegex(@"[<\[][^>\]]*[>\]]|\([^)]+?\)")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"\b(hmm|mm|mhm|mmm|uh|um)\b")]
    private static partial Regex Fillers();

    [GeneratedRegex(@"\s+'")]
    private static partial Regex SpacedApostrophe();

    [GeneratedRegex(@"(?<=\d),(?=\d)")]
    private static partial Regex GroupedDigits();

    [GeneratedRegex(@"\.(?!\d)")]
    private static partial Regex StrayPeriod();

    [GeneratedRegex(@"(?<=[a-z])(?=[0-9])|(?<=[0-9])(?=[a-z])")]
    private static partial Regex NumberLetterBorder();

    [GeneratedRegex(@"(?<=[0-9])\s+(?=(st|nd|rd|th|s)\b)")]
    private static partial Regex DetachedSuffix();

    [GeneratedRegex(@"\b1(s?)\b")]
    private static partial Regex LoneOne();

    [GeneratedRegex(@"[.$¢€£](?![0-9])|(?<![0-9])%")]
    private static partial Regex StraySymbol();
}
