using System.Text.RegularExpressions;

namespace Cem.Edge.Scoring.Normalisation;

/// <summary>What speakers and recognisers add without meaning anything: fillers, and words or phrases that come again and again.</summary>
internal static partial class SpokenNoise
{
    /// <param name="form">In match form.</param>
    /// <returns>The same without fillers, each loop once.</returns>
    public static string Without(string form)
    {
        var plain = Fillers().Replace(form, " ");
        plain = Loops().Replace(plain, match => match.Groups["word"].Success ? match.Groups["word"].Value : match.Groups["phrase"].Success ? match.Groups["phrase"].Value : match.Groups["han"].Success ? match.Groups["han"].Value : match.Value[..2]);
        return Edges().Replace(MatchForm.Of(plain), "");
    }

    /// <summary>"You know" and "I mean" say something inside a clause; 那个 and 这个 are fillers only where somebody halts after them.</summary>
    [GeneratedRegex(@"\b(um+|uh+|uhm+|erm+|er|hmm+|mm+)\b,?|(^|[,.] ?)(you know|i mean)(?=,|$),?|嗯+[,，]?|呃+[,，]?|唔+[,，]?|就是说[,，]?|怎么说呢[,，]?|(那个|这个|额)(?=[,，。.]|那个|这个|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Fillers();

    /// <summary>Three times a word, twice a phrase; two characters thrice, one character four times: 很好很好 and 哈哈 are talk, not loops.</summary>
    [GeneratedRegex(@"\b(?<word>[a-z']+)(?:,? \k<word>){2,}\b|\b(?<phrase>[a-z']+(?: [a-z']+){1,5})(?:,? \k<phrase>)+\b|(?<han>[\u4E00-\u9FFF]{2,8}?)(?:[,，]?\k<han>){2,}|(?<one>[\u4E00-\u9FFF])\k<one>{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex Loops();

    [GeneratedRegex(@"^[ ,，.]+|[ ,，]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Edges();
}
