using Cem.Edge.Scoring.Clauses;
using Cem.Edge.Scoring.Polarity;

namespace Cem.Edge.Tools.ModelTrain;

/// <summary>Lets the scorer's own clauses, rules, words and text context read training texts, with models that have not seen their fold.</summary>
internal static class FoldScoring
{
    /// <summary>So many texts of a source say as much as all of them, and cost a reading a clause.</summary>
    private const int MostOfASource = 1_500;

    /// <summary>The texts that gate and calibration are fitted on: those like spoken remarks, at most so many of a source, by the seed.</summary>
    public static int[] Sample(TrainingSet set, int seed)
    {
        var chance = new Random(seed);
        return
        [
            .. Enumerable.Range(0, set.Texts.Count).Where(i => TrainingTexts.TrainsGate(set.Texts[i], set.Language)).Select(i => (Index: i, Order: chance.Next()))
                .GroupBy(text => set.Texts[text.Index].Source).SelectMany(source => source.OrderBy(text => text.Order).ThenBy(text => text.Index).Take(MostOfASource).Select(text => text.Index)).Order(),
        ];
    }

    /// <summary>Forms a model has to read for these texts.</summary>
    public static IEnumerable<string> Forms(IEnumerable<TrainingText> texts, string language) =>
        texts.SelectMany(text => Clauses(text, language).Select(clause => clause.Form).Prepend(text.Form));

    /// <param name="texts">All of one fold.</param>
    /// <param name="model">Has not seen them; it is not disposed.</param>
    public static IReadOnlyList<HeldOutText> Read(IReadOnlyList<TrainingText> texts, string language, IPolarityModel model)
    {
        var (scale, cues) = (new PolarityScale(PolarityModels.Of(model)), new CuePatterns());
        return
        [
            .. texts.Select(text => (Text: text, Clauses: Clauses(text, language))).Select(text => new HeldOutText(
                text.Text,
                Folds.DomainOf(text.Text, language),
                [
                    .. text.Clauses.Zip(scale.Weigh(text.Text.Form, language, text.Clauses).Clauses)
                        .Select(pair => new HeldOutClause(pair.First, pair.Second, cues.Find(Cue.Wish, pair.First), cues.Find(Cue.Request, pair.First), cues.Find(Cue.Ask, pair.First) is not null)),
                ])),
        ];
    }

    private static IReadOnlyList<Clause> Clauses(TrainingText text, string language) => ClauseSplitter.Split(text.Form, language);
}
