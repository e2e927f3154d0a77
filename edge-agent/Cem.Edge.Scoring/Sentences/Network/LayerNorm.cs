using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cem.Edge.Scoring.Sentences.Network;

/// <summary>Sums of two rows to mean 0 and variance 1, then scaled and moved by learned numbers.</summary>
internal sealed unsafe class LayerNorm
{
    private const float Epsilon = 1e-12f;
    private const int Width = Attention.Width;
    private const int Lanes = 8;

    private readonly float[] _scale;
    private readonly float[] _shift;

    private LayerNorm(float[] scale, float[] shift) => (_scale, _shift) = (scale, shift);

    public static LayerNorm Read(GraphFile file, string name) => new(file.Floats($"{name}.w", Width), file.Floats($"{name}.b", Width));

    /// <param name="numbers">Rows of <see cref="Attention.Width"/>, changed in place.</param>
    /// <param name="added">What is added to them first.</param>
    /// <param name="rows">How many.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(Span<float> numbers, ReadOnlySpan<float> added, int rows)
    {
        fixed (float* row = numbers[..(rows * Width)], other = added[..(rows * Width)], scale = _scale, shift = _shift)
        {
            for (var start = 0; start < rows * Width; start += Width)
            {
                var mean = Vector256.Create(Vector256.Sum(Add(row + start, other + start)) / Width);
                var spread = Vector256.Sum(Centre(row + start, mean)) / Width;
                var factor = Vector256.Create(1 / MathF.Sqrt(spread + Epsilon));
                for (var i = 0; i < Width; i += Lanes)
                {
                    Vector256.FusedMultiplyAdd(Vector256.Load(row + start + i) * factor, Vector256.Load(scale + i), Vector256.Load(shift + i)).Store(row + start + i);
                }
            }
        }
    }

    /// <summary>Adds a row to another; gives the sums of eight columns each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Add(float* row, float* other)
    {
        var sum = Vector256<float>.Zero;
        for (var i = 0; i < Width; i += Lanes)
        {
            var both = Vector256.Load(row + i) + Vector256.Load(other + i);
            both.Store(row + i);
            sum += both;
        }

        return sum;
    }

    /// <summary>Takes the mean off; gives the sums of squares of eight columns each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Centre(float* row, Vector256<float> mean)
    {
        var squares = Vector256<float>.Zero;
        for (var i = 0; i < Width; i += Lanes)
        {
            var centred = Vector256.Load(row + i) - mean;
            centred.Store(row + i);
            squares = Vector256.FusedMultiplyAdd(centred, centred, squares);
        }

        return squares;
    }
}
