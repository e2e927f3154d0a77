using System.Collections.Frozen;

namespace Cem.Edge.Scoring.Redaction;

/// <summary>Digits as people say them.</summary>
internal static class SpokenDigits
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["zero"] = "0", ["oh"] = "0", ["o"] = "0", ["nought"] = "0", ["one"] = "1", ["two"] = "2", ["three"] = "3", ["four"] = "4",
        ["five"] = "5", ["six"] = "6", ["seven"] = "7", ["eight"] = "8", ["nine"] = "9", ["ten"] = "10", ["eleven"] = "11",
        ["twelve"] = "12", ["thirteen"] = "13", ["fourteen"] = "14", ["fifteen"] = "15", ["sixteen"] = "16", ["seventeen"] = "17",
        ["eighteen"] = "18", ["nineteen"] = "19",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, char> Tens = new Dictionary<string, char>
    {
        ["twenty"] = '2', ["thirty"] = '3', ["forty"] = '4', ["fifty"] = '5', ["sixty"] = '6', ["seventy"] = '7', ["eighty"] = '8', ["ninety"] = '9',
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, int> Repeats = new Dictionary<string, int> { ["double"] = 2, ["triple"] = 3, ["treble"] = 3 }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Homophones = new Dictionary<string, string>
    {
        ["for"] = "4", ["fore"] = "4", ["to"] = "2", ["too"] = "2", ["ate"] = "8", ["won"] = "1", ["sex"] = "6", ["tree"] = "3", ["free"] = "3", ["fife"] = "5", ["niner"] = "9",
    }.ToFrozenDictionary();

    /// <summary>What a recogniser writes for a digit, or null. It is one only between digits.</summary>
    public static string? Misheard(string word) => Homophones.GetValueOrDefault(word);

    /// <summary>The digits of a word, or null; "twenty" is 20.</summary>
    public static string? Of(string word) => Words.GetValueOrDefault(word) ?? (Tens.TryGetValue(word, out var ten) ? $"{ten}0" : null);

    /// <summary>The digits of two words that belong together ("double four", "forty one", "nine hundred"), or null.</summary>
    public static string? Of(string first, string second)
    {
        if (second == "hundred")
        {
            return Words.GetValueOrDefault(first) is { Length: 1 } digit ? $"{digit}00" : null;
        }

        var digits = second.Length == 1 && char.IsAsciiDigit(second[0]) ? second : Words.GetValueOrDefault(second);
        if (digits is not { Length: 1 })
        {
            return null;
        }

        return Repeats.TryGetValue(first, out var times) ? new string(digits[0], times)
            : Tens.TryGetValue(first, out var ten) && digits != "0" ? $"{ten}{digits}"
            : null;
    }

    /// <summary>A Chinese digit as it is read out one by one, or null.</summary>
    public static char? Of(char han)
    {
        var index = "零一二三四五六七八九".IndexOf(han, StringComparison.Ordinal);
        return index >= 0 ? (char)('0' + index) : han switch { '〇' => '0', '幺' => '1', '两' => '2', _ => null };
    }
}
