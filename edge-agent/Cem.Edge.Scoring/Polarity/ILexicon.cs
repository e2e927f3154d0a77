namespace Cem.Edge.Scoring.Polarity;

/// <summary>Words with a valence, one implementation a language since negation works differently in each.</summary>
internal interface ILexicon
{
    /// <param name="form">The clause in match form, redacted.</param>
    /// <param name="taken">Characters the rule layer has spoken for; they do not count again. As long as <paramref name="form"/>.</param>
    /// <returns>What moves the polarity; empty when no word of the lexicon is there.</returns>
    IReadOnlyList<Contribution> Weigh(string form, bool[] taken);
}

/// <summary>One thing that moves the polarity of a clause.</summary>
/// <param name="Kind"><c>word</c>, <c>rule</c> or <c>model</c>.</param>
/// <param name="What">The words, or the name of the rule or model.</param>
/// <param name="Valence">As rules and lexicons find it -4 (very negative) to 4 (very positive); in a <see cref="ClausePolarity"/> its part of the log-odds.</param>
internal readonly record struct Contribution(string Kind, string What, double Valence);
