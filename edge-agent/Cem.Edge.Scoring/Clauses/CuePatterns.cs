using Cem.Edge.Scoring.Patterns;
using Cem.Edge.Scoring.Polarity;

namespace Cem.Edge.Scoring.Clauses;

/// <summary>What kind of thing a clause says, by its wording.</summary>
internal enum Cue
{
    /// <summary>Asks for something now.</summary>
    Request,

    /// <summary>A request that can be nothing else, whatever a model hears in it.</summary>
    Ask,

    /// <summary>Wishes something for the future.</summary>
    Wish,

    /// <summary>At once, or better than expected.</summary>
    Pleasure,

    /// <summary>Tells of effort: repeated contact, being passed on.</summary>
    Effort,

    /// <summary>Told as grave: strong words, humiliation, money or goods lost, a promise broken, the purchase or the store given up.</summary>
    Strong,
}

/// <summary>The cue patterns of both languages.</summary>
internal sealed class CuePatterns
{
    private readonly ILookup<(string Language, Cue Cue), Pattern> _patterns =
        Shipped.Rows("lexicon/cues.tsv").ToLookup(row => (row[0], Enum.Parse<Cue>(row[1], ignoreCase: true)), row => RuleLayer.Compile(row[2]));

    /// <summary>The words of the first cue of this kind, or null.</summary>
    public string? Find(Cue cue, Clause clause)
    {
        var grams = new TextGrams(clause.Form);
        foreach (var pattern in _patterns[(clause.Language, cue)])
        {
            if (pattern.Match(grams) is { Success: true } match)
            {
                return match.Value;
            }
        }

        return null;
    }
}
