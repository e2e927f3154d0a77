using System.Numerics.Tensors;
using Cem.Edge.Scoring.Normalisation;
using Cem.Edge.Scoring.Weights;

namespace Cem.Edge.Scoring.Aspects;

/// <summary>How much a text's meaning sounds like each first-level aspect: ridge regression on the sentence embedding (<c>cem model train-aspects</c>).</summary>
internal sealed class AspectHeads
{
    public const string FileName = "weights.bin";
    public const string Layout = "cem-edge-aspects/1";

    private readonly float[][] _weights;

    /// <param name="nodes">First-level ids.</param>
    /// <param name="weights">One row a node.</param>
    /// <param name="english">Mean embedding of English texts, which is taken off first: what all texts share says nothing.</param>
    /// <param name="chinese">The same of Chinese ones.</param>
    public AspectHeads(IReadOnlyList<string> nodes, float[][] weights, float[] english, float[] chinese) => (Nodes, _weights, English, Chinese) = (nodes, weights, english, chinese);

    public IReadOnlyList<string> Nodes { get; }

    /// <summary>First digits of the file's SHA-256.</summary>
    public string Version { get; private init; } = "";

    private float[] English { get; }

    private float[] Chinese { get; }

    public static AspectHeads Shipped() => Read(Scoring.Shipped.Bytes("weights/aspects"));

    /// <summary>About 1 for a text on the node, about 0 for any other, by node.</summary>
    public IReadOnlyDictionary<string, double> Scores(ReadOnlySpan<float> embedding, string language)
    {
        var centred = Centred(embedding, language == Script.Chinese ? Chinese : English);
        return Nodes.Zip(_weights).ToDictionary(head => head.First, head => (double)TensorPrimitives.Dot<float>(centred, head.Second), StringComparer.Ordinal);
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
    public static AspectHeads Read(byte[] file) => WeightsFile.Read(file, Layout, (reader, version) =>
    {
        var (dimension, count) = (reader.ReadInt32(), reader.ReadInt32());
        string[] nodes = [.. Enumerable.Range(0, count).Select(_ => reader.ReadString())];
        float[][] rows = [.. Enumerable.Range(0, count + 2).Select(_ => reader.ReadSingles(dimension))];
        return new AspectHeads(nodes, rows[..count], rows[count], rows[count + 1]) { Version = version };
    });

    public byte[] Write() => WeightsFile.Write(Layout, writer =>
    {
        writer.Write(English.Length);
        writer.Write(Nodes.Count);
        foreach (var node in Nodes)
        {
            writer.Write(node);
        }

        foreach (var row in _weights.Append(English).Append(Chinese))
        {
            writer.Write(row.AsSpan());
        }
    });
}
