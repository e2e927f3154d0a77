namespace Cem.Edge.Tools.EvaluateScoring.PersonalData;

/// <summary>Numbers and codes as people say them and a recogniser writes them: one by one, "oh", doubles, pairs, breaths and fillers between.</summary>
internal sealed class SpokenForms(TestNumbers numbers)
{
    private static readonly string[] Digits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    private static readonly string[] Teens = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>Digits and letters of a code in English.</summary>
    public string English(string code)
    {
        var words = new List<string>();
        var oh = numbers.Chance(0.5) ? "oh" : "zero";
        var doubles = numbers.Chance(0.3);
        var pairs = !doubles && code.All(char.IsAsciiDigit) && code.Length % 2 == 0 && numbers.Chance(0.15);
        for (var i = 0; i < code.Length; i++)
        {
            var repeats = code.Skip(i).TakeWhile(c => c == code[i]).Count();
            if (pairs && code[i] != '0' && i + 1 < code.Length)
            {
                words.Add(Pair(code[i] - '0', code[i + 1] - '0'));
                i++;
            }
            else if (doubles && repeats >= 2 && char.IsAsciiDigit(code[i]))
            {
                var times = Math.Min(3, repeats);
                words.Add($"{(times == 2 ? "double" : "triple")} {Word(code[i], oh)}");
                i += times - 1;
            }
            else
            {
                words.Add(Word(code[i], oh));
            }
        }

        return Breathed(words, " ", ", ", [" um ", ", uh, ", " and then "]);
    }

    public string Chinese(string code)
    {
        var one = numbers.Chance(0.5) ? '幺' : '一';
        var zero = numbers.Chance(0.2) ? '〇' : '零';
        return Breathed([.. code.Select(c => char.IsAsciiDigit(c) ? $"{(c == '1' ? one : c == '0' ? zero : "零一二三四五六七八九"[c - '0'])}" : $"{c}")], "", "，", ["嗯", "，然后"]);
    }

    private string Breathed(List<string> words, string plain, string breath, string[] fillers)
    {
        var (breaths, filled) = (numbers.Chance(0.3), numbers.Chance(0.15));
        var text = words[0];
        for (var i = 1; i < words.Count; i++)
        {
            var pause = i % 4 == 0 && i < words.Count - 1;
            text += (pause && breaths ? breath : pause && filled ? numbers.OneOf(fillers) : plain) + words[i];
        }

        return text;
    }

    private static string Word(char c, string oh) => c == '0' ? oh : char.IsAsciiDigit(c) ? Digits[c - '0'] : char.ToLowerInvariant(c).ToString();

    private static string Pair(int first, int second) =>
        first == 1 ? Teens[second] : second == 0 ? Tens[first] : $"{Tens[first]} {Digits[second]}";
}
