using Cem.Edge.Scoring.Aspects;

namespace Cem.Edge.Tools.ModelTrain;

/// <summary>Fits <see cref="AspectHeads"/>: one for both languages, since the encoder puts what means the same near each other.</summary>
internal static class AspectTraining
{
    /// <summary>By the share of left-out texts whose best head is right; .5 to 4 lie within a point.</summary>
    private const double Strength = 2;

    /// <param name="texts">With at least one text a language.</param>
    /// <param name="embeddings">Of the texts, in order.</param>
    /// <param name="nodes">First-level ids.</param>
    /// <returns>The heads, and of the texts about something the share whose best head is one of theirs, judged by heads that had not seen the text.</returns>
    public static (AspectHeads Heads, double LeftOut) Fit(IReadOnlyList<AspectText> texts, IReadOnlyList<float[]> embeddings, IReadOnlyList<string> nodes)
    {
        var means = texts.Zip(embeddings).GroupBy(text => text.First.Language).ToDictionary(same => same.Key, same => Mean([.. same.Select(text => text.Second)]));
        float[][] rows = [.. texts.Zip(embeddings, (text, embedding) => AspectHeads.Centred(embedding, means[text.Language]))];
        var ridge = new RidgeRegression(rows, Strength);
        double[][] targets = [.. nodes.Select(node => texts.Select(text => text.Aspects.Contains(node) ? 1.0 : 0).ToArray())];
        double[][] weights = [.. targets.Select(ridge.Fit)];
        double[][] leftOut = [.. targets.Zip(weights, ridge.LeftOut)];
        var about = Enumerable.Range(0, texts.Count).Where(i => texts[i].Aspects.Count > 0).ToArray();
        var right = about.Count(i => texts[i].Aspects.Contains(nodes[Enumerable.Range(0, nodes.Count).MaxBy(node => leftOut[node][i])]));
        return (new AspectHeads(nodes, [.. weights.Select(head => head.Select(weight => (float)weight).ToArray())], means["en"], means["zh"]), right / (double)about.Length);
    }

    private static float[] Mean(IReadOnlyList<float[]> embeddings) =>
        [.. Enumerable.Range(0, embeddings[0].Length).Select(i => (float)(embeddings.Sum(embedding => (double)embedding[i]) / embeddings.Count))];
}
