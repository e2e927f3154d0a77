using Cem.Edge.Scoring.Ngrams;
using Cem.Edge.Scoring.Remarks;

namespace Cem.Edge.Tools.ModelTrain;

/// <summary>Learns <see cref="WordHeads"/>: least squares with held-down weights on the n-grams of remarks, solved by L-BFGS in one thread and a fixed order.</summary>
internal sealed class WordTraining
{
    private const int Buckets = 1 << 16;
    private const int FewestTexts = 2;

    /// <summary>By the share of held-out remarks whose best head is right; 0.5 to 2 lie within a point.</summary>
    private const double Strength = 1;

    private readonly NgramTable _features;
    private readonly Row[] _rows;

    public WordTraining(IReadOnlyList<AspectText> texts)
    {
        var documents = new int[Buckets];
        foreach (var (bucket, _) in texts.SelectMany(text => NgramFeatures.Count(text.Form, text.Language, Buckets)))
        {
            documents[bucket]++;
        }

        var none = new NgramWeights([], 1, 0, 0);
        _features = new NgramTable([.. documents.Select(count => NgramTraining.Rarity(count, texts.Count, FewestTexts))], none, none);
        _rows = [.. texts.Select(text => _features.Features(text.Form, text.Language)).Select(features => new Row([.. features.Select(feature => feature.Bucket)], [.. features.Select(feature => (float)feature.Value)]))];
    }

    /// <param name="targets">By head: of each text what it should get, or null where the text does not count.</param>
    public WordHeads Fit(IReadOnlyList<double?[]> targets)
    {
        double[][] heads = [.. targets.Select(Fit)];
        float[] steps = [.. heads.Select(head => (float)(head.Max(Math.Abs) / sbyte.MaxValue))];
        var weights = new byte[Buckets * heads.Length];
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            for (var head = 0; head < heads.Length; head++)
            {
                weights[(bucket * heads.Length) + head] = (byte)(sbyte)Math.Round(heads[head][bucket] / steps[head]);
            }
        }

        return new WordHeads(_features, weights, steps);
    }

    private double[] Fit(double?[] target)
    {
        int[] texts = [.. Enumerable.Range(0, target.Length).Where(i => target[i] is not null)];
        return Lbfgs.Minimise(new double[Buckets], (at, gradient) =>
        {
            var loss = 0.0;
            for (var i = 0; i < at.Length; i++)
            {
                loss += Strength * at[i] * at[i] / 2;
                gradient[i] = Strength * at[i];
            }

            foreach (var i in texts)
            {
                var miss = _rows[i].Dot(at) - target[i]!.Value;
                loss += miss * miss / 2;
                _rows[i].AddTo(gradient, miss);
            }

            return loss;
        });
    }
}
