namespace Cem.Edge.Speech.Whisper;

/// <summary>
/// Texts under way as a tree of tokens: beams that share a beginning share its links. Its arrays stay from phrase to phrase, so that a step of a search
/// allocates nothing. Not thread-safe.
/// </summary>
internal sealed class TokenTree
{
    /// <summary>The link of the empty text.</summary>
    public const int Root = -1;
    private const int UsualLinks = 1_024;
    private (int Before, int Token, int Length, double LogProb, double Sum)[] links = new (int, int, int, double, double)[UsualLinks];
    private int count;

    public void Clear() => count = 0;

    /// <summary>Returns the link of the text that ends at <paramref name="before"/>, and then with this token.</summary>
    public int Add(int before, int token, double logProb)
    {
        if (count == links.Length)
            Array.Resize(ref links, 2 * count);
        links[count] = (before, token, Length(before) + 1, logProb, Sum(before) + logProb);
        return count++;
    }

    /// <summary>Tokens up to <paramref name="link"/>.</summary>
    public int Length(int link) => link == Root ? 0 : links[link].Length;

    /// <summary>Sum of their log probabilities.</summary>
    public double Sum(int link) => link == Root ? 0 : links[link].Sum;

    /// <summary>The text that ends at <paramref name="link"/>; <paramref name="endLogProb"/> is that of end-of-text, or null when it did not come.</summary>
    public Candidate Close(int link, double? endLogProb)
    {
        var (tokens, logProbs) = (new int[Length(link)], new double[Length(link)]);
        for (var at = tokens.Length - 1; at >= 0; at--)
            (link, tokens[at], logProbs[at]) = (links[link].Before, links[link].Token, links[link].LogProb);
        return new Candidate(tokens, logProbs, endLogProb);
    }
}
