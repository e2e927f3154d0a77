using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Cem.Edge.Scoring.Redaction;

/// <summary>Common English names (lexicon/en-names.tsv), and what is never one.</summary>
internal static class NameLists
{
    private static readonly ILookup<string, string> Rows =
        Shipped.Rows("lexicon/en-names.tsv").SelectMany(row => (row[0] == "brand" ? [row[1]] : row[1].Split(' ')).Select(word => (Kind: row[0], Word: word))).ToLookup(row => row.Kind, row => row.Word);

    private static readonly FrozenSet<string> First = Rows["first"].ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Everyday = Rows["word"].ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Surnames = Rows["surname"].ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Never = Rows["never"].ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Makes and shops that are called like people.</summary>
    public static Regex Brands { get; } = new($@"\b(?:{string.Join('|', Rows["brand"])})(?![a-z])", RegexOptions.CultureInvariant);

    public static bool IsFirst(string word) => First.Contains(word);

    /// <summary>True for "will", "mark", "rose": words first, names only where a cue or a capital says so.</summary>
    public static bool IsEverydayWord(string word) => Everyday.Contains(word);

    public static bool IsSurname(string word) => Surnames.Contains(word);

    public static bool IsNever(string word) => Never.Contains(word);
}
