using Cem.Edge.Scoring.Normalisation;
using Cem.Edge.Scoring.Polarity;
using Cem.Edge.Scoring.Remarks;

namespace Cem.Edge.Tools.ModelTrain;

/// <summary>
/// The texts that gate and calibration are fitted on, by fold: the sample of the training set, and the remarks that were written for the remark heads. Neither the models nor
/// the heads that read a fold have seen it.
/// </summary>
internal sealed class HeldOutReadings
{
    /// <summary>Source of the written remarks.</summary>
    private const string Written = "own/remarks";

    private readonly TrainingSet _set;
    private readonly IReadOnlyList<AspectText> _remarks;
    private readonly Embeddings _embeddings;
    private readonly string[] _others;
    private readonly List<Fold> _folds = [];

    /// <param name="remarks">What trains the remark heads, both languages.</param>
    /// <param name="domains">Fold of each text of the set.</param>
    public HeldOutReadings(TrainingSet set, IReadOnlyList<AspectText> remarks, Embeddings embeddings, int[] domains, int seed)
    {
        (_set, _remarks, _embeddings, _others) = (set, remarks, embeddings, OtherTexts.Of(set.Texts));
        var sample = FoldScoring.Sample(set, seed);
        foreach (var fold in sample.GroupBy(i => domains[i]).OrderBy(fold => fold.Key))
        {
            _folds.Add(new Fold(fold.Key, [.. fold.Select(i => set.Texts[i])], Heads(set.Texts.Where((_, i) => domains[i] == fold.Key))));
        }

        Texts = sample.Length;
        var written = WrittenFor(set, remarks);
        var chance = Folds.ByChance(written.Length, seed);
        foreach (var fold in written.Zip(chance).GroupBy(text => text.Second, text => text.First).OrderBy(fold => fold.Key))
        {
            _folds.Add(new Fold(null, [.. fold], Heads(fold)));
        }

        Texts += written.Length;
    }

    public int Texts { get; }

    /// <param name="unseen">The model that has not seen the fold; null asks for that of the whole set, which holds no written remark.</param>
    public HeldOutText[] Of(Func<int?, IPolarityModel> unseen) =>
        [.. _folds.SelectMany(fold => FoldScoring.Read(fold.Texts, _set.Language, new RemarkModel(unseen(fold.Domain), fold.Heads)))];

    /// <summary>Remarks of the language whose kind is known and that the set does not hold.</summary>
    public static TrainingText[] WrittenFor(TrainingSet set, IReadOnlyList<AspectText> remarks)
    {
        var known = set.Texts.Select(text => text.Form).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. remarks.Where(remark => remark.Language == set.Language && remark.Opinion is not null && known.Add(remark.Form))
                .Select(remark => new TrainingText(remark.Form, Written, remark.Praise, remark.Opinion == true)),
        ];
    }

    /// <summary>Heads for tone alone that have not seen these texts.</summary>
    private RemarkHeads Heads(IEnumerable<TrainingText> unseen)
    {
        var fold = unseen.Select(text => text.Form).ToHashSet(StringComparer.Ordinal);
        AspectText[] remarks = [.. _remarks.Where(remark => !fold.Contains(remark.Form))];
        float[][] others = [.. _others.Where(form => !fold.Contains(form)).Select(form => _embeddings[form])];
        // A clause in the other language is rare in a training set: the same others serve it.
        return AspectTraining.Fit(remarks, [.. remarks.Select(remark => _embeddings[remark.Form])], [], new Dictionary<string, float[][]> { [Script.English] = others, [Script.Chinese] = others });
    }

    private sealed record Fold(int? Domain, TrainingText[] Texts, RemarkHeads Heads);
}
