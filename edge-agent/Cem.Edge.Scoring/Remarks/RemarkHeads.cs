using System.Numerics.Tensors;
using Cem.Edge.Scoring.Ngrams;
using Cem.Edge.Scoring.Normalisation;
using Cem.Edge.Scoring.Weights;

namespace Cem.Edge.Scoring.Remarks;

/// <summary>What the project's own store remarks taught (<c>cem model train-aspects</c>): ridge regressions on the sentence embedding and on the words.</summary>
internal sealed class RemarkHeads
{
    public const string FileName = "weights.bin";
    public const string Layout = "cem-edge-remarks/1";

    /// <summary>Heads that are no aspect; they stand behind the aspects.</summary>
    public static readonly IReadOnlyList<string> Tones = ["praise", "opinion", "delight", "wish"];

    private static readonly string[] Languages = [Script.English, Script.Chinese];

    /// <summary>Words that have to do without an embedding speak louder: their scores shrink more towards 0.</summary>
    private const double WordsAlone = 1.5;

    /// <summary>Words alone cannot tell a store remark from a review.</summary>
    private const double NearnessUnknown = 0.5;

    private readonly float[][] _meaning;
    private readonly WordHeads _words;
    private readonly IReadOnlyDictionary<string, LinearHead> _nearness;

    /// <param name="names">First-level aspects, then <see cref="Tones"/>.</param>
    /// <param name="meaning">One row a head.</param>
    /// <param name="english">Mean embedding of English texts, which is taken off first: what all texts share says nothing.</param>
    /// <param name="chinese">The same of Chinese ones.</param>
    /// <param name="words">The heads on words, in the same order.</param>
    /// <param name="nearness">By language: a store remark rather than any other text, on the embedding as it is.</param>
    public RemarkHeads(IReadOnlyList<string> names, float[][] meaning, float[] english, float[] chinese, WordHeads words, IReadOnlyDictionary<string, LinearHead> nearness) =>
        (Names, _meaning, English, Chinese, _words, _nearness) = (names, meaning, english, chinese, words, nearness);

    public IReadOnlyList<string> Names { get; }

    /// <summary>First digits of the file's SHA-256.</summary>
    public string Version { get; private init; } = "";

    private float[] English { get; }

    private float[] Chinese { get; }

    public static RemarkHeads Shipped() => Read(Scoring.Shipped.Bytes("weights/aspects"));

    /// <param name="form">In match form.</param>
    /// <param name="language"><c>en</c> or <c>zh</c>.</param>
    /// <param name="embedding">Of the form; null where no encoder speaks, then the words decide alone.</param>
    public RemarkScores Of(string form, string language, float[]? embedding)
    {
        var sums = new double[Names.Count];
        _words.AddTo(sums, form, language, embedding is null ? WordsAlone : 1);
        if (embedding is not null)
        {
            var centred = Centred(embedding, language == Script.Chinese ? Chinese : English);
            for (var head = 0; head < sums.Length; head++)
            {
                sums[head] += TensorPrimitives.Dot<float>(centred, _meaning[head]);
            }
        }

        var aspects = Names.Count - Tones.Count;
        var nearness = embedding is null ? NearnessUnknown : _nearness[language].Probability(embedding);
        return new RemarkScores(Enumerable.Range(0, aspects).ToDictionary(head => Names[head], head => sums[head], StringComparer.Ordinal), sums[aspects], sums[aspects + 1], sums[aspects + 2], sums[aspects + 3], nearness) { HasMeaning = embedding is not null };
    }

    /// <summary>Without what all texts of the language share, at length 1.</summary>
    public static float[] Centred(ReadOnlySpan<float> embedding, ReadOnlySpan<float> mean)
    {
        var centred = new float[embedding.Length];
        TensorPrimitives.Subtract(embedding, mean, centred);
        TensorPrimitives.Divide(centred, TensorPrimitives.Norm<float>(centred) + float.Epsilon, centred);
        return centred;
    }

    /// <exception cref="InvalidDataException">Not a file of this layout, or cut short.</exception>
    public static RemarkHeads Read(byte[] file) => WeightsFile.Read(file, Layout, (reader, version) =>
    {
        var (dimension, count, buckets) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        string[] names = [.. Enumerable.Range(0, count).Select(_ => reader.ReadString())];
        float[][] rows = [.. Enumerable.Range(0, count + 2).Select(_ => reader.ReadSingles(dimension))];
        var none = new NgramWeights([], 1, 0, 0);
        var rarity = reader.ReadBytes(buckets);
        var weights = reader.ReadBytes(buckets * count);
        if (rarity.Length + weights.Length < buckets * (count + 1))
        {
            throw new EndOfStreamException();
        }

        var words = new WordHeads(new NgramTable(rarity, none, none), weights, reader.ReadSingles(count));
        var nearness = Languages.ToDictionary(language => language, _ => new LinearHead(reader.ReadSingles(dimension), reader.ReadSingle()));
        return new RemarkHeads(names, rows[..count], rows[count], rows[count + 1], words, nearness) { Version = version };
    });

    public byte[] Write() => WeightsFile.Write(Layout, writer =>
    {
        writer.Write(English.Length);
        writer.Write(Names.Count);
        writer.Write(_words.Features.Buckets);
        foreach (var name in Names)
        {
            writer.Write(name);
        }

        foreach (var row in _meaning.Append(English).Append(Chinese))
        {
            writer.Write(row.AsSpan());
        }

        writer.Write(_words.Features.Rarity);
        writer.Write(_words.Weights);
        writer.Write(_words.Steps.AsSpan());
        foreach (var head in Languages.Select(language => _nearness[language]))
        {
            writer.Write(head.Weights.AsSpan());
            writer.Write(head.Bias);
        }
    });
}
