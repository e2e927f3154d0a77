using Cem.Edge.Scoring.Ngrams;

namespace Cem.Edge.Tools.ModelTrain;

/// <summary>Learns the n-gram table: which buckets count, how rare they are, and both sets of weights, rounded to a byte.</summary>
internal sealed class NgramTraining
{
    private const int Buckets = 1 << 19;
    private const int FewestTexts = 3;
    private const int HighestRarity = 255;

    private readonly string _language;
    private readonly NgramTable _features;
    private readonly Dictionary<int, int> _column = [];
    private readonly int[] _bucket;

    public NgramTraining(IReadOnlyList<TrainingText> texts, string language)
    {
        _language = language;
        var documents = new int[Buckets];
        foreach (var (bucket, _) in texts.SelectMany(text => NgramFeatures.Count(text.Form, language, Buckets)))
        {
            documents[bucket]++;
        }

        var none = new NgramWeights([], 1, 0, 0);
        _features = new NgramTable([.. documents.Select(count => Rarity(count, texts.Count, FewestTexts))], none, none);
        _bucket = [.. Enumerable.Range(0, Buckets).Where(bucket => documents[bucket] >= FewestTexts)];
        for (var column = 0; column < _bucket.Length; column++)
        {
            _column[_bucket[column]] = column;
        }
    }

    /// <summary>One column a bucket in use, the last for the lexicon.</summary>
    public int Width => _bucket.Length + 1;

    /// <param name="lexicon">What the lexicon says of the whole form, -1 to 1.</param>
    public Row Row(string form, double lexicon)
    {
        var features = _features.Features(form, _language).ConvertAll(feature => (Column: _column[feature.Bucket], feature.Value));
        features.Sort((left, right) => left.Column.CompareTo(right.Column));
        return new Row([.. features.Select(feature => feature.Column), Width - 1], [.. features.Select(feature => (float)feature.Value), (float)(lexicon * NgramTable.LexiconFactor)]);
    }

    public NgramTable Table(LinearModel polarity, LinearModel opinion) => _features with { Polarity = Weights(polarity), Opinion = Weights(opinion) };

    private NgramWeights Weights(LinearModel model)
    {
        var step = model.Weights[..^1].Max(Math.Abs) / sbyte.MaxValue;
        var weights = new sbyte[Buckets];
        for (var column = 0; column < _bucket.Length; column++)
        {
            weights[_bucket[column]] = (sbyte)Math.Round(model.Weights[column] / step);
        }

        return new NgramWeights(weights, step, model.Bias, model.Weights[^1]);
    }

    /// <param name="documents">Texts that hold a bucket.</param>
    /// <param name="texts">All of them.</param>
    /// <param name="fewest">A bucket in fewer texts does not count.</param>
    public static byte Rarity(int documents, int texts, int fewest) =>
        documents < fewest ? (byte)0 : (byte)Math.Clamp(Math.Round((Math.Log((1.0 + texts) / (1 + documents)) + 1) / NgramTable.RarityStep), 1, HighestRarity);
}
