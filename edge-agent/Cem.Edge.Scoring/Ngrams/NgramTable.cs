using System.Runtime.InteropServices;

namespace Cem.Edge.Scoring.Ngrams;

/// <summary>Weights of hashed n-grams, a byte each. A bucket of rarity 0 was too rare in training to count.</summary>
/// <param name="Rarity">Inverse document frequency of a bucket in steps of <see cref="RarityStep"/>.</param>
/// <param name="Polarity">What a bucket says about the sign.</param>
/// <param name="Opinion">What it says about being an opinion at all.</param>
internal sealed record NgramTable(byte[] Rarity, NgramWeights Polarity, NgramWeights Opinion)
{
    /// <summary>Of one unit of rarity.</summary>
    public const double RarityStep = 1 / 20.0;

    /// <summary>Weight of the lexicon's say beside the n-grams, whose length is 1.</summary>
    public const double LexiconFactor = 3;

    public int Buckets => Rarity.Length;

    /// <summary>Features of length 1: sublinear counts times rarity.</summary>
    public List<(int Bucket, double Value)> Features(string form, string language)
    {
        var counts = NgramFeatures.Count(form, language, Buckets);
        var features = new List<(int Bucket, double Value)>(counts.Count);
        var square = 0.0;
        foreach (var (bucket, count) in counts)
        {
            if (Rarity[bucket] > 0)
            {
                var value = (count == 1 ? 1 : 1 + Math.Log(count)) * Rarity[bucket] * RarityStep;
                features.Add((bucket, value));
                square += value * value;
            }
        }

        var length = Math.Sqrt(Math.Max(square, double.Epsilon));
        foreach (ref var feature in CollectionsMarshal.AsSpan(features))
        {
            feature.Value /= length;
        }

        return features;
    }
}

/// <summary>One linear model over the buckets.</summary>
/// <param name="Weights">In steps of <paramref name="Step"/>.</param>
/// <param name="Step">Size of one unit.</param>
/// <param name="Bias">Log-odds of a clause without any known n-gram.</param>
/// <param name="Lexicon">Weight of the lexicon's say (-1 to 1, times <see cref="NgramTable.LexiconFactor"/>).</param>
internal sealed record NgramWeights(sbyte[] Weights, double Step, double Bias, double Lexicon)
{
    public double LogOdds(List<(int Bucket, double Value)> features, double lexicon)
    {
        var sum = 0.0;
        foreach (var (bucket, value) in features)
        {
            sum += Weights[bucket] * value;
        }

        return (sum * Step) + Bias + (Lexicon * lexicon * NgramTable.LexiconFactor);
    }
}
