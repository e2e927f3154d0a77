namespace Cem.Edge.Speech.Whisper;

/// <summary>
/// When a store's words may change a text. As a start prompt for every phrase they would spoil others (README.md), so they only offer a second reading
/// where the first doubts a word, and it is taken only if it is likelier and brings a listed word. Pure.
/// </summary>
internal static class ExpectedWords
{
    private const double DoubtedToken = 0.5;

    public static bool MayHelp(IReadOnlyList<string> words, Candidate first) => words.Count > 0 && first.LogProbs.Any(logProb => Math.Exp(logProb) < DoubtedToken);

    public static bool Helps(IReadOnlyList<string> words, (string Text, double AvgLogProb) first, (string Text, double AvgLogProb) second) =>
        second.AvgLogProb > first.AvgLogProb && Count(words, second.Text) > Count(words, first.Text);

    private static int Count(IReadOnlyList<string> words, string text) => words.Count(word => word.Length > 0 && Holds(text, word));

    /// <summary>As a word of its own: "art" is not said in "party". Chinese has no spaces, so there any place will do.</summary>
    private static bool Holds(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if ((at == 0 || !Continues(text[at - 1], word[0])) && (end == text.Length || !Continues(text[end], word[^1])))
                return true;
        }

        return false;
    }

    private static bool Continues(char neighbour, char edge) => char.IsAsciiLetterOrDigit(edge) && char.IsAsciiLetterOrDigit(neighbour);
}
