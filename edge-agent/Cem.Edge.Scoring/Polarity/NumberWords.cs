using System.Globalization;

namespace Cem.Edge.Scoring.Polarity;

/// <summary>Small numbers in words, as durations need them. A word that is no number gives null.</summary>
internal static class NumberWords
{
    private static readonly string[] Units =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    public static double? English(string words)
    {
        if (double.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var figures))
        {
            return figures;
        }

        switch (words)
        {
            case "half an" or "half a": return 0.5;
            case "an" or "a": return 1;
            case "a couple of": return 2;
            case "a few" or "several": return 4;
        }

        // The pattern may catch the word before the number as well ("waited twenty").
        double? sum = null;
        foreach (var word in words.Split(' ', '-'))
        {
            var value = Array.IndexOf(Tens, word) is > 0 and var ten ? 10 * ten : Array.IndexOf(Units, word);
            if (value >= 0 && word.Length > 0)
            {
                sum = (sum ?? 0) + value;
            }
        }

        return sum;
    }

    public static double? Chinese(string words)
    {
        if (double.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var figures))
        {
            return figures;
        }

        switch (words)
        {
            case "半": return 0.5;
            case "几" or "好几": return 4;
        }

        var (sum, digit) = (0, 0);
        foreach (var c in words)
        {
            if (c == '十')
            {
                sum += 10 * Math.Max(1, digit);
                digit = 0;
            }
            else
            {
                digit = c == '两' ? 2 : "零一二三四五六七八九".IndexOf(c, StringComparison.Ordinal);
            }
        }

        return sum + digit;
    }
}
