using System.Numerics;
using System.Numerics.Tensors;

namespace Cem.Edge.Speech.Whisper;

/// <summary>Arithmetic on one row of logits. Keeps one scratch row; not thread-safe.</summary>
internal sealed class Logits(int vocabulary)
{
    private readonly float[] scratch = new float[vocabulary];

    /// <summary>log(sum(exp(row))): subtract it from a logit to get the log probability.</summary>
    public float LogSum(ReadOnlySpan<float> row)
    {
        var top = TensorPrimitives.Max(row);
        var work = scratch.AsSpan(0, row.Length);
        TensorPrimitives.Subtract(row, top, work);
        TensorPrimitives.Exp(work, work);
        return top + MathF.Log(TensorPrimitives.Sum<float>(work));
    }

    /// <summary>Index drawn with probability softmax(row / temperature).</summary>
    public int Draw(ReadOnlySpan<float> row, float temperature, Random random)
    {
        var work = scratch.AsSpan(0, row.Length);
        TensorPrimitives.Subtract(row, TensorPrimitives.Max(row), work);
        TensorPrimitives.Divide(work, temperature, work);
        TensorPrimitives.Exp(work, work);
        var left = random.NextDouble() * TensorPrimitives.Sum<float>(work);
        for (var i = 0; i < work.Length; i++)
        {
            left -= work[i];
            if (left <= 0 && work[i] > 0)
                return i;
        }

        return TensorPrimitives.IndexOfMax<float>(work);
    }

    /// <summary>The largest values of <paramref name="row"/> in falling order, as many as <paramref name="indices"/> holds; of equals the first wins.</summary>
    public static void Top(ReadOnlySpan<float> row, Span<int> indices, Span<float> values)
    {
        values.Fill(float.NegativeInfinity);
        indices.Fill(-1);
        var i = 0;
        for (; i <= row.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            // Hardly any block holds a candidate once a few good ones are known.
            if (!Vector.GreaterThanAny(new Vector<float>(row[i..]), new Vector<float>(values[^1])))
                continue;
            for (var lane = i; lane < i + Vector<float>.Count; lane++)
                Insert(row[lane], lane, indices, values);
        }

        for (; i < row.Length; i++)
            Insert(row[i], i, indices, values);
    }

    private static void Insert(float value, int index, Span<int> indices, Span<float> values)
    {
        if (!(value > values[^1]))
            return;
        var at = values.Length - 1;
        for (; at > 0 && value > values[at - 1]; at--)
            (values[at], indices[at]) = (values[at - 1], indices[at - 1]);
        (values[at], indices[at]) = (value, index);
    }
}
