using System.Collections.Frozen;
using System.Globalization;

namespace Cem.Edge.Scoring.Polarity;

/// <summary>Word valences with negation and degree, after VADER (Hutto and Gilbert 2014): the same lexicon and constants, without capitals and punctuation, which speech has not.</summary>
internal sealed class EnglishLexicon : ILexicon
{
    private const double NegationFactor = -0.74;
    private const double BoosterStep = 0.293;
    private const int NegationReach = 3;

    private static readonly FrozenSet<string> Negators = (
        "aint arent cannot cant couldnt darent didnt doesnt dont hadnt hasnt havent isnt mightnt mustnt neednt neither never none nope nor not nothing nowhere " +
        "shant shouldnt wasnt werent without wont wouldnt rarely seldom despite hardly barely scarcely nobody lack lacks lacked lacking no zero").Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Boosters = (
        "absolutely amazingly awfully completely considerably deeply enormously entirely especially exceptionally extremely fabulously fully greatly highly hugely " +
        "incredibly insanely intensely more most particularly purely quite real really remarkably ridiculously so substantially super thoroughly totally " +
        "tremendously truly unbelievably utterly very way").Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Dampeners =
        "almost kinda less little marginally mildly occasionally partly slightly somewhat sorta fairly rather relatively".Split(' ').ToFrozenSet();

    private readonly FrozenDictionary<string, double> _words;

    public EnglishLexicon()
    {
        var words = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var row in Shipped.Rows("lexicon/en-vader.tsv").Concat(Shipped.Rows("lexicon/en-retail.tsv")))
        {
            words[row[0]] = double.Parse(row[1], CultureInfo.InvariantCulture);
        }

        _words = words.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public IReadOnlyList<Contribution> Weigh(string form, bool[] taken)
    {
        var tokens = Token.Of(form, taken);
        var contributions = new List<Contribution>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].Taken && tokens[i].Word is not "no" && _words.GetValueOrDefault(tokens[i].Word) is not 0 and var valence)
            {
                contributions.Add(new Contribution("word", Phrase(tokens, i), Math.Round(InContext(tokens, i, valence), 2)));
            }
        }

        return contributions;
    }

    private static double InContext(List<Token> tokens, int index, double valence)
    {
        for (var distance = 1; distance <= NegationReach && index - distance >= 0; distance++)
        {
            var word = tokens[index - distance].Word;
            var weight = 1 - (0.05 * (distance - 1));
            valence += Math.Sign(valence) * weight * (Boosters.Contains(word) ? BoosterStep : Dampeners.Contains(word) ? -BoosterStep : 0);
        }

        return NegatorBefore(tokens, index) is null ? valence : valence * NegationFactor;
    }

    private static string? NegatorBefore(List<Token> tokens, int index)
    {
        for (var distance = 1; distance <= NegationReach && index - distance >= 0; distance++)
        {
            var token = tokens[index - distance];
            if (token.EndsPhrase)
            {
                return null;
            }

            if (!token.Taken && IsNegator(token.Word) && !(token.Word == "not" && tokens[index - distance + 1].Word == "only"))
            {
                return token.Word;
            }
        }

        return null;
    }

    private static bool IsNegator(string word) => Negators.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal);

    private static string Phrase(List<Token> tokens, int index) =>
        NegatorBefore(tokens, index) is { } negator ? $"{negator} {tokens[index].Word}" : tokens[index].Word;

    /// <param name="Word">Without punctuation around it, unless the lexicon has it as it stands (emoticons).</param>
    /// <param name="Taken">A rule has spoken for it.</param>
    /// <param name="EndsPhrase">Punctuation follows, so that a negation before it does not reach further.</param>
    private readonly record struct Token(string Word, bool Taken, bool EndsPhrase)
    {
        public static List<Token> Of(string form, bool[] taken)
        {
            var tokens = new List<Token>();
            for (var start = 0; start < form.Length;)
            {
                var end = form.IndexOf(' ', start);
                end = end < 0 ? form.Length : end;
                if (end > start)
                {
                    var raw = form[start..end];
                    var word = raw.Trim(".,!?;:\"()[]-'".ToCharArray());
                    tokens.Add(new Token(word.Length > 0 ? word : raw, taken[start], raw.Length > 1 && raw[^1] is ',' or '.' or ';' or '!' or '?'));
                }

                start = end + 1;
            }

            return tokens;
        }
    }
}
