using System.Collections.Frozen;
using System.Text.Json;

namespace Cem.Edge.Hub.Improvement;

/// <summary>The word of an enum value in tables, addresses and JSON: <c>UnhappyAnswers</c> is <c>unhappy-answers</c>.</summary>
internal static class EnumWord<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> Words =
        Enum.GetValues<T>().ToFrozenDictionary(value => value, value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));

    private static readonly FrozenDictionary<string, T> Values = Words.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    public static IReadOnlyCollection<string> All => Words.Values;

    public static string Of(T value) => Words[value];

    public static T Parse(string word) => Values[word];

    public static bool TryParse(string? word, out T value)
    {
        value = default;
        return word is not null && Values.TryGetValue(word, out value);
    }
}
