namespace Cem.Edge.Scoring.Polarity;

/// <summary>All that a lexicon finds in a clause as one number.</summary>
internal static class LexiconSay
{
    /// <summary>Spread of VADER: a sum of 4 gives 0.72.</summary>
    private const double Spread = 15;

    /// <returns>-1 to 1.</returns>
    public static double Of(ILexicon lexicon, string form)
    {
        var sum = lexicon.Weigh(form, new bool[form.Length]).Sum(contribution => contribution.Valence);
        return sum / Math.Sqrt((sum * sum) + Spread);
    }
}
