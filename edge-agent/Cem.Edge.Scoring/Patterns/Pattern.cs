using System.Text.RegularExpressions;

namespace Cem.Edge.Scoring.Patterns;

/// <summary>
/// A regular expression that is only asked where the text may hold one of the words it needs. The scorer asks some 200 of them about every clause, and nearly all
/// say no.
/// </summary>
internal sealed class Pattern
{
    private const RegexOptions Rewording = RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace;

    private readonly Regex _expression;

    /// <summary>Places in a <see cref="TextGrams"/>, <see cref="TextGrams.OfWord"/> at a time; null where no words are needed.</summary>
    private readonly short[]? _grams;

    public Pattern(string expression, RegexOptions options)
    {
        _expression = new Regex(expression, options);
        _grams = (options & Rewording) == 0 && NeededWords.Of(expression) is { } words ? [.. words.SelectMany(TextGrams.Places)] : null;
    }

    /// <summary>False where no match can be; a true may be wrong.</summary>
    public bool MayMatch(TextGrams text)
    {
        if (_grams is null)
        {
            return true;
        }

        for (var word = 0; word < _grams.Length; word += TextGrams.OfWord)
        {
            if (text.Has(_grams[word]) && text.Has(_grams[word + 1]) && text.Has(_grams[word + 2]))
            {
                return true;
            }
        }

        return false;
    }

    public bool IsMatch(TextGrams text) => MayMatch(text) && _expression.IsMatch(text.Text);

    public Match Match(TextGrams text) => MayMatch(text) ? _expression.Match(text.Text) : System.Text.RegularExpressions.Match.Empty;

    public IEnumerable<Match> Matches(TextGrams text) => MayMatch(text) ? _expression.Matches(text.Text) : [];
}
