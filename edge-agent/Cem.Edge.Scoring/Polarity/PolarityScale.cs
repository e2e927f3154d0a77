using Cem.Edge.Scoring.Clauses;
using Cem.Edge.Scoring.Normalisation;
using Cem.Edge.Scoring.Remarks;

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

    public TextPolarity Weigh(string redacted, string language, IReadOnlyList<Clause> clauses)
    {
        if (clauses.Count == 1)
        {
            var own = Read(clauses[0].Form, clauses[0].Language);
            var only = Weigh(clauses[0].Form, clauses[0].Language, own is null ? null : RemarkTone.Added(own, null, isContrast: false));
            return new TextPolarity([only], only) { Remark = own?.Remark };
        }

        var form = clauses.Count == 0 || redacted.Length > LongestWhole ? "" : SpokenNoise.Without(MatchForm.Of(redacted));
        var whole = Read(form, language);
        return new TextPolarity([.. clauses.Select(clause => Weigh(clause, whole))], whole is null ? null : Weigh(form, language, RemarkTone.Added(whole, null, isContrast: clauses.Any(clause => clause.Weight != 1)))) { Remark = whole?.Remark };
    }

    public void Dispose() => models.Dispose();

    private static bool IsShort(Clause clause) =>
        clause.Language == Script.Chinese ? clause.Form.Length <= ShortHan : clause.Form.Split(' ').Length <= ShortWords;

    /// <summary>Null where there is no word to read.</summary>
    private Reading? Read(string form, string language) => form.Any(char.IsLetter) ? models.Speaking.Read(form, language) : null;

    private ClausePolarity Weigh(Clause clause, Reading? context)
    {
        var own = Read(clause.Form, clause.Language);
        var heard = own is null ? null : RemarkTone.Added(context is null ? own : Blend(own, context), context, isContrast: clause.Weight != 1);
        var polarity = Weigh(clause.Form, clause.Language, heard);
        return IsShort(clause) ? polarity with { IsBareName = !polarity.IsHeard } : polarity;
    }

    private ClausePolarity Weigh(string form, string language, Reading? heard)
    {
        if (heard is not { } reading)
        {
            return ClausePolarity.Nothing;
        }

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
