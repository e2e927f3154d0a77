using Cem.Edge.Scoring.Remarks;
using Cem.Edge.Scoring.Weights;

namespace Cem.Edge.Tools.ModelTrain;

/// <summary>Fits <see cref="RemarkHeads"/>: one for both languages, since the encoder puts what means the same near each other.</summary>
internal static class AspectTraining
{
    /// <summary>By the share of held-out texts whose best head is right; .5 to 4 lie within a point.</summary>
    private const double Strength = 2;
    private const double NearnessStrength = 0.003;

    /// <param name="texts">With at least one text a language.</param>
    /// <param name="embeddings">Of the texts, in order.</param>
    /// <param name="nodes">First-level ids.</param>
    /// <param name="others">By language: embeddings of texts that are no store remarks.</param>
    public static RemarkHeads Fit(IReadOnlyList<AspectText> texts, IReadOnlyList<float[]> embeddings, IReadOnlyList<string> nodes, IReadOnlyDictionary<string, float[][]> others)
    {
        var means = texts.Zip(embeddings).GroupBy(text => text.First.Language).ToDictionary(same => same.Key, same => Mean([.. same.Select(text => text.Second)]));
        float[][] rows = [.. texts.Zip(embeddings, (text, embedding) => RemarkHeads.Centred(embedding, means[text.Language]))];
        double?[][] targets =
        [
            .. nodes.Select(node => texts.Select(text => (double?)(text.Aspects.Contains(node) ? 1 : 0)).ToArray()),
            Balanced(texts, text => text.Praise),
            [.. texts.Select(text => text.Opinion is { } opinion ? (double?)(opinion ? 1 : -1) : null)],
            Balanced(texts, text => text.Delight),
            Balanced(texts, text => text.Wish),
        ];
        // Heads that count the same texts share the inverse.
        var ridges = new Dictionary<string, (int[] Texts, RidgeRegression Ridge)>();
        float[][] meaning = [.. targets.Select(target =>
        {
            var key = string.Concat(target.Select(one => one is null ? '0' : '1'));
            if (!ridges.TryGetValue(key, out var part))
            {
                int[] counting = [.. Enumerable.Range(0, target.Length).Where(i => target[i] is not null)];
                ridges[key] = part = (counting, new RidgeRegression([.. counting.Select(i => rows[i])], Strength));
            }

            return part.Ridge.Fit([.. part.Texts.Select(i => target[i]!.Value)]).Select(weight => (float)weight).ToArray();
        })];
        return new RemarkHeads([.. nodes, .. RemarkHeads.Tones], meaning, means["en"], means["zh"], new WordTraining(texts).Fit(targets), others.ToDictionary(other => other.Key, other => Nearness([.. texts.Zip(embeddings).Where(text => text.First.Language == other.Key).Select(text => text.Second)], other.Value)));
    }

    /// <summary>Of the texts about something the share whose best head is one of theirs, in five folds by chance.</summary>
    public static double HeldOut(IReadOnlyList<AspectText> texts, IReadOnlyList<float[]> embeddings, IReadOnlyList<string> nodes, IReadOnlyDictionary<string, float[][]> others)
    {
        var folds = Folds.ByChance(texts.Count, seed: 1);
        var right = new List<bool>();
        foreach (var fold in folds.Distinct().Order())
        {
            int[] rest = [.. Enumerable.Range(0, texts.Count).Where(i => folds[i] != fold)];
            var heads = Fit([.. rest.Select(i => texts[i])], [.. rest.Select(i => embeddings[i])], nodes, others);
            right.AddRange(Enumerable.Range(0, texts.Count).Where(i => folds[i] == fold && texts[i].Aspects.Count > 0)
                .Select(i => texts[i].Aspects.Contains(heads.Of(texts[i].Form, texts[i].Language, embeddings[i]).Aspects.MaxBy(score => score.Value).Key)));
        }

        return right.Average(hit => hit ? 1.0 : 0);
    }

    private static LinearHead Nearness(float[][] remarks, float[][] others) =>
        HeadTraining.Head(HeadTraining.Fit(HeadTraining.Rows([.. remarks, .. others]), [.. remarks.Select(_ => true), .. others.Select(_ => false)], NearnessStrength));

    /// <summary>1 and -1 on average, both sides weighing the same, however many there are of each.</summary>
    private static double?[] Balanced(IReadOnlyList<AspectText> texts, Func<AspectText, bool?> sign)
    {
        var (up, down) = (texts.Count(text => sign(text) == true), texts.Count(text => sign(text) == false));
        return [.. texts.Select(text => sign(text) switch { true => (up + down) / (2.0 * up), false => (up + down) / (-2.0 * down), _ => (double?)null })];
    }

    private static float[] Mean(IReadOnlyList<float[]> embeddings) =>
        [.. Enumerable.Range(0, embeddings[0].Length).Select(i => (float)(embeddings.Sum(embedding => (double)embedding[i]) / embeddings.Count))];
}
