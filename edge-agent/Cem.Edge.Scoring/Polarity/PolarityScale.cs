using Cem.Edge.Scoring.Clauses;
using Cem.Edge.Scoring.Normalisation;

namespace Cem.Edge.Scoring.Polarity;

/// <summary>Rules, words and the model of this machine together. A clause is read on its own and, since few words say little, with the text around it.</summary>
internal sealed class PolarityScale(PolarityModels models, bool explainWords = false) : IDisposable
{
    /// <summary>Of the text around, in the reading of a clause.</summary>
    private const double ContextShare = 0.3;

    /// <summary>A longer text is not read as one: the models learned from short ones, and one mean of many opinions says nothing. In characters.</summary>
    private const int LongestWhole = 400;

    private const int ShortWords = 3;
    private const int ShortHan = 4;

    private readonly RuleLayer _englishRules = new("lexicon/en-rules.tsv", WaitingRule.English);
    private readonly RuleLayer _chineseRules = new("lexicon/zh-rules.tsv", WaitingRule.Chinese);

    public PolarityVoice Voice => models.Voice;

    public string WeightsVersion => models.Version;

    /// <summary>The text read as one, as numbers; null for a long text, or where the model has none. Ask before <see cref="Weigh(string, string, IReadOnlyList{Clause})"/>, which reads the same form.</summary>
    public float[]? MeaningOf(string redacted, IReadOnlyList<Clause> clauses) => WholeForm(redacted, clauses) is { Length: > 0 } form && form.Any(char.IsLetter) ? models.Speaking.Meaning(form) : null;

    private static string WholeForm(string redacted, IReadOnlyList<Clause> clauses) =>
        clauses.Count == 1 ? clauses[0].Form : clauses.Count == 0 || redacted.Length > LongestWhole ? "" : SpokenNoise.Without(MatchForm.Of(redacted));

    public TextPolarity Weigh(string redacted, string language, IReadOnlyList<Clause> clauses)
    {
        if (clauses.Count == 1)
        {
            var only = Weigh(clauses[0].Form, clauses[0].Language, context: null);
            return new TextPolarity([only], only);
        }

        var form = WholeForm(redacted, clauses);
        Reading? context = form.Any(char.IsLetter) ? models.Speaking.Read(form, language) : null;
        return new TextPolarity(
            [.. clauses.Select(clause => Weigh(clause.Form, clause.Language, context) is var polarity && IsShort(clause) ? polarity with { IsBareName = !polarity.IsHeard } : polarity)],
            context is { } whole ? Weigh(form, language, whole) : null);
    }

    public void Dispose() => models.Dispose();

    private static bool IsShort(Clause clause) =>
        clause.Language == Script.Chinese ? clause.Form.Length <= ShortHan : clause.Form.Split(' ').Length <= ShortWords;

    private ClausePolarity Weigh(string form, string language, Reading? context) =>
        !form.Any(char.IsLetter) ? ClausePolarity.Nothing
        : models.Speaking.Read(form, language) is var own && context is { } around ? Weigh(form, language, Blend(own, around))
        : Weigh(form, language, own);

    private ClausePolarity Weigh(string form, string language, Reading reading)
    {
        var (rules, lexicon) = language == Script.Chinese ? (_chineseRules, models.ChineseWords) : (_englishRules, models.EnglishWords);
        var taken = new bool[form.Length];
        var byRules = rules.Apply(form, taken);
        var polarity = ClausePolarity.Of(byRules, lexicon.Weigh(form, taken), reading, models.Speaking);
        return explainWords && polarity.SpokenBy == models.Speaking.Name ? polarity with { Words = () => WordShares.Of(models.Speaking, form, language, reading.LogOdds) } : polarity;
    }

    private static Reading Blend(Reading own, Reading around) => own with
    {
        LogOdds = ((1 - ContextShare) * own.LogOdds) + (ContextShare * around.LogOdds),
        Opinion = ((1 - ContextShare) * own.Opinion) + (ContextShare * around.Opinion),
    };
}
