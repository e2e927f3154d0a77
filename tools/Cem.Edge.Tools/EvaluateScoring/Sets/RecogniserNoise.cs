using System.Text;
using System.Text.RegularExpressions;

namespace Cem.Edge.Tools.EvaluateScoring.Sets;

/// <summary>Errors of a recogniser, simulated as SCORING.md 8 says, on lower-case text without punctuation. The same seed gives the same errors.</summary>
internal sealed partial class RecogniserNoise(IReadOnlyList<string> set, double rate = 0.10, int seed = 8)
{
    private const double ReplacedWord = 0.65;
    private const double DroppedWord = 0.25;
    private const double ReplacedCharacter = 0.75;

    private readonly Random random = new(seed);

    /// <summary>What errors are drawn from: all running words (characters) of the set, so that frequent ones are as frequent among the errors.</summary>
    private readonly Lazy<string[]> words = new(() => [.. set.SelectMany(text => Bare(text).Split(' '))]);
    private readonly Lazy<char[]> characters = new(() => [.. set.SelectMany(text => BareChinese(text))]);

    /// <summary>Lower case, no punctuation; apostrophes inside words stay, as a recogniser writes them.</summary>
    public static string Bare(string text) => string.Join(' ', Word().Matches(text.ToLowerInvariant().Replace('’', '\'')).Select(word => word.Value));

    public static string BareChinese(string text) => string.Concat(text.ToLowerInvariant().Where(char.IsLetterOrDigit));

    /// <summary>Each word may be replaced (65 %), dropped (25 %) or followed by another (10 %).</summary>
    public string Words(string text)
    {
        var heard = new List<string>();
        foreach (var word in Bare(text).Split(' '))
        {
            var what = random.NextDouble() < rate ? random.NextDouble() : 1;
            if (what is 1 or >= ReplacedWord + DroppedWord)
                heard.Add(word);
            if (what is < ReplacedWord or (>= ReplacedWord + DroppedWord and < 1))
                heard.Add(words.Value[random.Next(words.Value.Length)]);
        }

        return string.Join(' ', heard);
    }

    /// <summary>Each character may be replaced (75 %) or dropped (25 %).</summary>
    public string Characters(string text)
    {
        var heard = new StringBuilder();
        foreach (var character in BareChinese(text))
        {
            if (random.NextDouble() >= rate)
                heard.Append(character);
            else if (random.NextDouble() < ReplacedCharacter)
                heard.Append(characters.Value[random.Next(characters.Value.Length)]);
        }

        return heard.ToString();
    }

    [GeneratedRegex(@"[\w]+(?:'[\w]+)*")]
    private static partial Regex Word();
}
