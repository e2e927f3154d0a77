using System.Text;
using System.Text.RegularExpressions;

namespace Cem.Edge.Speech.Whisper;

/// <summary>
/// Text to tokens, by the byte pairs of GPT-2 (both vocabularies of Whisper use its splitting rule): the pair whose token has the lowest id is joined first.
/// Builds a table of 50,000 entries, so only who needs it makes one.
/// </summary>
internal sealed partial class TokenEncoder
{
    /// <summary>Bytes of a token, one character each, to its id.</summary>
    private readonly Dictionary<string, int> ids;

    public TokenEncoder(TokenTable tokens)
    {
        ids = new Dictionary<string, int>(tokens.Count, StringComparer.Ordinal);
        for (var id = 0; id < tokens.Count; id++)
            ids.TryAdd(Encoding.Latin1.GetString(tokens.Bytes(id)), id);
    }

    public IReadOnlyList<int> Encode(string text) => [.. Pieces().Matches(text).SelectMany(piece => Joined(piece.Value))];

    private IEnumerable<int> Joined(string piece)
    {
        var parts = Encoding.UTF8.GetBytes(piece).Select(value => ((char)value).ToString()).ToList();
        while (LowestPair(parts) is { } at)
        {
            parts[at] += parts[at + 1];
            parts.RemoveAt(at + 1);
        }

        // Every single byte is a token, so nothing is lost.
        return parts.Where(ids.ContainsKey).Select(part => ids[part]);
    }

    private int? LowestPair(List<string> parts)
    {
        (int? at, int lowest) = (null, int.MaxValue);
        for (var i = 0; i + 1 < parts.Count; i++)
        {
            if (ids.TryGetValue(parts[i] + parts[i + 1], out var id) && id < lowest)
                (at, lowest) = (i, id);
        }

        return at;
    }

    [GeneratedRegex(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+")]
    private static partial Regex Pieces();
}
