namespace Cem.Edge.Scoring.Polarity;

/// <summary>Tells how positive a clause is. The lexicons of both languages are behind it now; the n-gram model and the sentence encoder come here (SCORING.md 11).</summary>
internal interface IPolarityModel
{
    /// <summary>What a finding calls this model, for example <c>lexicon</c>.</summary>
    string Name { get; }

    /// <param name="form">The clause in match form, redacted.</param>
    /// <param name="taken">Characters the rule layer has spoken for; they do not count again. As long as <paramref name="form"/>.</param>
    /// <returns>What moves the polarity; empty when the model finds nothing.</returns>
    IReadOnlyList<Contribution> Weigh(string form, bool[] taken);
}

/// <summary>One thing that moves the polarity of a clause.</summary>
/// <param name="Kind"><c>word</c> or <c>rule</c>.</param>
/// <param name="What">The words, or the name of the rule.</param>
/// <param name="Valence">-4 (very negative) to 4 (very positive).</param>
internal readonly record struct Contribution(string Kind, string What, double Valence);
