using System.Globalization;
using System.Text;

namespace Cem.Edge.Tools.EvaluateScoring.PersonalData;

/// <summary>Invented numbers whose check digits are right.</summary>
internal sealed class TestNumbers(Random random)
{
    private static readonly string[] CardPrefixes = ["4", "4", "51", "52", "53", "54", "55", "2221", "62", "6011", "34", "37"];
    private static readonly string[] Areas = ["110105", "310104", "440106", "330102", "510107", "420111", "320505", "370202", "610113", "350203"];

    public string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => random.Next(10)));

    public string Card()
    {
        var prefix = OneOf(CardPrefixes);
        var length = prefix is "34" or "37" ? 15 : prefix == "62" && random.Next(3) == 0 ? 19 : 16;
        var body = prefix + Digits(length - prefix.Length - 1);
        return body + LuhnDigit(body);
    }

    public string ChineseMobile() => "1" + OneOf("3", "5", "7", "8", "9") + Digits(9);

    public string ChineseLandline() => $"{OneOf("010", "021", "0755", "0571")}-{OneOf("2", "3", "5", "6", "8")}{Digits(7)}";

    public string BritishMobile() => "07" + Digits(9);

    public string AmericanPhone() => $"{random.Next(2, 10)}{Digits(2)}{random.Next(2, 10)}{Digits(6)}";

    public string ChineseId()
    {
        var born = new DateOnly(random.Next(1945, 2008), random.Next(1, 13), random.Next(1, 29));
        var body = OneOf(Areas) + born.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + Digits(3);
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        return body + "10X98765432"[weights.Select((weight, i) => weight * (body[i] - '0')).Sum() % 11];
    }

    public string SocialSecurity() => $"{random.Next(1, 666):000}{random.Next(1, 99):00}{random.Next(1, 9999):0000}";

    public string Nhs()
    {
        while (true)
        {
            var body = random.Next(4, 8) + Digits(8);
            var check = 11 - (Enumerable.Range(0, 9).Sum(i => (10 - i) * (body[i] - '0')) % 11);
            if (check != 10)
            {
                return body + (check % 11);
            }
        }
    }

    public string NationalInsurance() => $"{Letter("ABCEGHJKLMNPRSTWXYZ")}{Letter("ABCEGHJKLMNPRSTWXYZ")}{Digits(6)}{Letter("ABCD")}";

    public string Iban()
    {
        var body = new string([.. Enumerable.Range(0, 4).Select(_ => Letter("ABCDEFGHKLMNPRSTW"))]) + Digits(14);
        var remainder = 0;
        foreach (var c in body + "GB00")
        {
            remainder = ((remainder * (char.IsAsciiDigit(c) ? 10 : 100)) + (char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10)) % 97;
        }

        return $"GB{98 - remainder:00}{body}";
    }

    public string Address4() => string.Join('.', random.Next(1, 224), random.Next(256), random.Next(256), random.Next(1, 255));

    public string ChinesePlate() => $"{OneOf("京", "沪", "粤", "浙", "苏", "川")}{Letter("ABCDEFGH")}{Digits(random.Next(2) == 0 ? 5 : 6)}";

    public string BritishPlate() => $"{Letter("ABCDEFGHKLM")}{Letter("ABCDEFGHKLM")}{random.Next(2, 74):00}{Letter("ABCDEFHJKLMN")}{Letter("ABCDEFHJKLMN")}{Letter("ABCDEFHJKLMN")}";

    public T OneOf<T>(params T[] choices) => choices[random.Next(choices.Length)];

    public bool Chance(double probability) => random.NextDouble() < probability;

    /// <summary>Digits in groups, for example 4-4-4-4.</summary>
    public static string Grouped(string digits, string separator, params int[] lengths)
    {
        var (text, start) = (new StringBuilder(), 0);
        foreach (var length in lengths.Append(int.MaxValue).TakeWhile(_ => start < digits.Length))
        {
            text.Append(start == 0 ? "" : separator).Append(digits, start, Math.Min(length, digits.Length - start));
            start += Math.Min(length, digits.Length - start);
        }

        return text.ToString();
    }

    private static int LuhnDigit(string body) =>
        (10 - (body.Reverse().Select((c, i) => i % 2 == 0 ? ((c - '0') * 2 > 9 ? ((c - '0') * 2) - 9 : (c - '0') * 2) : c - '0').Sum() % 10)) % 10;

    private char Letter(string letters) => letters[random.Next(letters.Length)];
}
