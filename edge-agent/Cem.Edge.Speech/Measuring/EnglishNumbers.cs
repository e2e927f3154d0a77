using System.Globalization;

namespace Cem.Edge.Speech.Measuring;

/// <summary>
/// Writes number words as digits: "twenty one" = 21, "one three zero" = 130, "two hundred and five" = 205, "three point five" = 3.5, "double four" = 44,
/// "twenty first" = 21st, "ten percent" = 10%.
/// </summary>
internal sealed class EnglishNumbers
{
    private readonly List<string> output = [];

    // A number under way: as a value that can still grow by place, or as digits that can only be continued.
    private long? value;
    private string? digits;

    public static IReadOnlyList<string> Replace(IReadOnlyList<string> words)
    {
        var numbers = new EnglishNumbers();
        for (var i = 0; i < words.Count; i++)
            i += numbers.Read(words[i], i > 0 ? words[i - 1] : "", i + 1 < words.Count ? words[i + 1] : "");
        numbers.Flush();
        return numbers.output;
    }

    private bool UnderWay => value is not null || digits is not null;

    /// <summary>Returns how many of the following words were used up.</summary>
    private int Read(string word, string before, string after)
    {
        if (char.IsAsciiDigit(word[0]))
            Literal(word);
        else if (EnglishTables.IsZero(word) && (UnderWay || word == "zero" || IsNumber(after)))
            Append("0");
        else if (EnglishTables.Ones.TryGetValue(word, out var one))
            Ones(one, before);
        else if (EnglishTables.Tens.TryGetValue(word, out var ten))
            Place(ten, 100);
        else if (EnglishTables.Suffixed.TryGetValue(word, out var ordinal))
            Suffixed(ordinal.Value, ordinal.Suffix, before);
        else if (EnglishTables.Multipliers.TryGetValue(word, out var factor))
            Multiply(factor);
        else
            return Special(word, before, after);
        return 0;
    }

    private int Special(string word, string before, string after)
    {
        switch (word)
        {
            case "and" when UnderWay && EnglishTables.Multipliers.ContainsKey(before) && IsNumber(after):
                return 0;
            case "double" or "triple" when EnglishTables.IsZero(after) || EnglishTables.Ones.GetValueOrDefault(after, 10) < 10:
                var digit = EnglishTables.Ones.GetValueOrDefault(after).ToString(CultureInfo.InvariantCulture);
                Append(string.Concat(Enumerable.Repeat(digit, word == "double" ? 2 : 3)));
                return 1;
            case "point" when IsNumber(after):
                Append(".");
                return 0;
            case "percent" when UnderWay:
                Append("%");
                Flush();
                return 0;
            default:
                Flush();
                output.Add(word);
                return 0;
        }
    }

    private void Literal(string word)
    {
        if (digits?.EndsWith('.') == true)
        {
            digits += word;
            return;
        }

        Flush();
        if (long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && !(word[0] == '0' && word.Length > 1))
            value = number;
        else
            digits = word;
    }

    private void Ones(int one, string before)
    {
        if (value is not null && EnglishTables.Ones.ContainsKey(before))
            Append(one.ToString(CultureInfo.InvariantCulture));
        else
            Place(one, one < 10 ? 10 : 100);
    }

    /// <summary>Adds to the value where the place is free, else writes the digits behind it: "twenty one" = 21, "nineteen twenty" = 1920.</summary>
    private void Place(int number, int place)
    {
        if (!UnderWay)
            value = number;
        else if (value is { } sum && sum % place == 0 && sum != 0)
            value = sum + number;
        else
            Append(number.ToString(CultureInfo.InvariantCulture));
    }

    private void Suffixed(int number, string suffix, string before)
    {
        if (number < 20)
            Ones(number, before);
        else
            Place(number, 100);
        Append(suffix);
        Flush();
    }

    private void Multiply(long factor)
    {
        if (digits is not null && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var fraction) && fraction * factor % 1 == 0)
        {
            (value, digits) = ((long)(fraction * factor), null);
        }
        else if (value is > 0)
        {
            var rest = value.Value % 1000;
            value = value.Value - rest + (rest * factor);
        }
        else
        {
            Flush();
            value = factor;
        }
    }

    private void Append(string text)
    {
        digits = (digits ?? value?.ToString(CultureInfo.InvariantCulture)) + text;
        value = null;
    }

    private void Flush()
    {
        if (UnderWay)
            output.Add(digits ?? value!.Value.ToString(CultureInfo.InvariantCulture));
        (value, digits) = (null, null);
    }

    private static bool IsNumber(string word) => word.Length > 0
        && (char.IsAsciiDigit(word[0]) || EnglishTables.IsZero(word) || EnglishTables.Ones.ContainsKey(word) || EnglishTables.Tens.ContainsKey(word)
            || EnglishTables.Suffixed.ContainsKey(word) || EnglishTables.Multipliers.ContainsKey(word));
}
