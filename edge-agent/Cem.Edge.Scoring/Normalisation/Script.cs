namespace Cem.Edge.Scoring.Normalisation;

/// <summary>Which of the two languages a text is written in.</summary>
internal static class Script
{
    public const string English = "en";
    public const string Chinese = "zh";

    public static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF';

    /// <summary>The languages whose words stand in a text: patterns of the others cannot match.</summary>
    public static IEnumerable<string> In(string text)
    {
        if (text.Any(char.IsAsciiLetterOrDigit))
        {
            yield return English;
        }

        if (text.Any(IsHan))
        {
            yield return Chinese;
        }
    }

    /// <summary>Language of most of the text; <paramref name="otherwise"/> when it holds no word of either.</summary>
    public static string LanguageOf(ReadOnlySpan<char> text, string otherwise)
    {
        var (han, letters) = (0, 0);
        foreach (var c in text)
        {
            han += IsHan(c) ? 1 : 0;
            letters += char.IsAsciiLetter(c) ? 1 : 0;
        }

        // A Chinese word has about 1.5 characters, an English one about 5.
        return han + letters == 0 ? otherwise : han * 10 >= letters * 3 ? Chinese : English;
    }
}
