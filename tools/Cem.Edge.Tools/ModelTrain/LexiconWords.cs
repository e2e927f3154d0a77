using Cem.Edge.Scoring.Normalisation;
using Cem.Edge.Scoring.Polarity;

namespace Cem.Edge.Tools.ModelTrain;

/// <summary>Rules and lexicon of a language, as the scorer hears them beside a model.</summary>
internal sealed class HeardWords(string language)
{
    private readonly RuleLayer _rules = language == Script.Chinese ? new RuleLayer("lexicon/zh-rules.tsv", WaitingRule.Chinese) : new RuleLayer("lexicon/en-rules.tsv", WaitingRule.English);
    private readonly ILexicon _words = language == Script.Chinese ? new ChineseLexicon() : new EnglishLexicon();

    /// <summary>What the lexicon says of the whole form, -1 to 1.</summary>
    public double Say(string form) => LexiconSay.Of(_words, form);

    /// <summary>Log-odds of model, rules and words together.</summary>
    public double With(string form, double logOdds, double wordWeight)
    {
        var taken = new bool[form.Length];
        var byRules = _rules.Apply(form, taken);
        return ClausePolarity.Weigh(byRules, _words.Weigh(form, taken), logOdds, "", wordWeight).Contributions.Sum(contribution => contribution.Valence);
    }
}
