using Cem.Edge.Scoring.Normalisation;

namespace Cem.Edge.Scoring.Polarity;

/// <summary>Rules first, then the model of the language on what they left.</summary>
internal sealed class PolarityScale : IDisposable
{
    private readonly (RuleLayer Rules, IPolarityModel Model) _english = (new RuleLayer("lexicon/en-rules.tsv", WaitingRule.English), new EnglishLexicon());
    private readonly (RuleLayer Rules, IPolarityModel Model) _chinese = (new RuleLayer("lexicon/zh-rules.tsv", WaitingRule.Chinese), new ChineseLexicon());

    private PolarityScale(PolarityVoice voice) => Voice = voice;

    public PolarityVoice Voice { get; }

    public string WeightsVersion { get; } = "lexicon-1";

    public static PolarityScale Load(ScorerOptions options, TimeProvider time) => new(new PolarityVoice("lexicon", "the models are not trained yet", null));

    public void Dispose()
    {
    }

    public ClausePolarity Weigh(string form, string language)
    {
        var (rules, model) = language == Script.Chinese ? _chinese : _english;
        var taken = new bool[form.Length];
        var byRules = rules.Apply(form, taken);
        return ClausePolarity.Of([.. byRules, .. model.Weigh(form, taken)], model.Name);
    }
}
