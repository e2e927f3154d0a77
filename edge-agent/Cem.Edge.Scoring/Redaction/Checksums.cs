namespace Cem.Edge.Scoring.Redaction;

/// <summary>Check digits (SCORING.md 5).</summary>
internal static class Checksums
{
    /// <summary>Payment cards. Lets one in ten random numbers pass.</summary>
    public static bool Luhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            digit = i % 2 == 1 ? digit * 2 : digit;
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }

    /// <summary>Chinese resident id, GB 11643: 17 digits and a digit or X, with a birth date inside.</summary>
    public static bool ChineseId(string id)
    {
        const string Check = "10x98765432";
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        return id.Length == 18
            && id[..17].All(char.IsAsciiDigit)
            && DateOnly.TryParseExact(id[6..14], "yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _)
            && Check[weights.Select((weight, i) => weight * (id[i] - '0')).Sum() % 11] == char.ToLowerInvariant(id[17]);
    }

    /// <summary>NHS number: ten digits, mod 11.</summary>
    public static bool Nhs(string digits)
    {
        if (digits.Length != 10)
        {
            return false;
        }

        var check = 11 - (Enumerable.Range(0, 9).Sum(i => (10 - i) * (digits[i] - '0')) % 11);
        return (check == 11 ? 0 : check) == digits[9] - '0';
    }

    /// <summary>IBAN: letters count 10 to 35, the number mod 97 is 1. Upper or lower case, no blanks.</summary>
    public static bool Iban(string iban)
    {
        var remainder = 0;
        foreach (var c in iban[4..] + iban[..4])
        {
            var value = char.IsAsciiDigit(c) ? c - '0' : char.ToLowerInvariant(c) - 'a' + 10;
            remainder = ((remainder * (value > 9 ? 100 : 10)) + value) % 97;
        }

        return remainder == 1;
    }
}
