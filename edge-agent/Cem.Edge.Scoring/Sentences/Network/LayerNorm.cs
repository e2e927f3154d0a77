using System.Numerics.Tensors;

namespace Cem.Edge.Scoring.Sentences.Network;

/// <summary>Rows to mean 0 and variance 1, then scaled and moved by learned numbers.</summary>
internal sealed class LayerNorm
{
    private const float Epsilon = 1e-12f;

    private readonly float[] _scale;
    private readonly float[] _shift;

    private LayerNorm(float[] scale, float[] shift) => (_scale, _shift) = (scale, shift);

    public static LayerNorm Read(GraphFile file, string name, int width) => new(file.Floats($"{name}.w", width), file.Floats($"{name}.b", width));

    /// <param name="numbers">Row by row, changed in place.</param>
    /// <param name="rows">How many.</param>
    public void Apply(Span<float> numbers, int rows)
    {
        var width = _scale.Length;
        for (var i = 0; i < rows; i++)
        {
            var row = numbers.Slice(i * width, width);
            TensorPrimitives.Subtract(row, TensorPrimitives.Sum<float>(row) / width, row);
            TensorPrimitives.Multiply(row, 1 / MathF.Sqrt((TensorPrimitives.SumOfSquares<float>(row) / width) + Epsilon), row);
            TensorPrimitives.MultiplyAdd(row, _scale, _shift, row);
        }
    }
}
