using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Cem.Edge.Scoring.Sentences.Network;

/// <summary>
/// Inputs of a <see cref="BlockMatrix"/>: each row in blocks of 32 numbers of a byte with a scale each, symmetric (as MatMulNBits with accuracy level 4 has them). The
/// number of rows is rounded up; rows that are not there hold zeros.
/// </summary>
internal sealed unsafe class BlockRows : IDisposable
{
    /// <summary>Numbers that share a scale.</summary>
    public const int Block = 32;

    /// <summary>Rows that are multiplied together.</summary>
    public const int RowStep = 4;

    private const float Largest = 127;

    private readonly byte[] _values;
    private readonly float[] _scales;
    private readonly int[] _starts;

    public BlockRows(int rows, int widest)
    {
        var numbers = RoundedUp(rows) * widest;
        _values = ArrayPool<byte>.Shared.Rent(numbers);
        _scales = ArrayPool<float>.Shared.Rent(numbers / Block);
        _starts = ArrayPool<int>.Shared.Rent(numbers / Block);
    }

    /// <summary>The rows' numbers, signed.</summary>
    public ReadOnlySpan<byte> Values => _values;

    /// <summary>One a block, row by row.</summary>
    public ReadOnlySpan<float> Scales => _scales;

    /// <summary>
    /// One a block: where the two sums of 16 bits of every lane start, so that weights may be multiplied as 0..15 and count as -8..7: -8 times the inputs that each will take.
    /// </summary>
    public ReadOnlySpan<int> Starts => _starts;

    public static int RoundedUp(int rows) => (rows + RowStep - 1) / RowStep * RowStep;

    /// <param name="numbers">Row by row.</param>
    /// <param name="rows">How many.</param>
    /// <param name="width">Of a row; a multiple of <see cref="Block"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(ReadOnlySpan<float> numbers, int rows, int width)
    {
        var blocks = rows * width / Block;
        fixed (float* source = numbers[..(rows * width)])
        fixed (byte* values = _values)
        {
            for (var block = 0; block < blocks; block++)
            {
                (_scales[block], _starts[block]) = Quantise(source + (block * Block), (sbyte*)values + (block * Block));
            }
        }

        var all = RoundedUp(rows) * width;
        _values.AsSpan((rows * width)..all).Clear();
        _scales.AsSpan(blocks..(all / Block)).Clear();
        _starts.AsSpan(blocks..(all / Block)).Clear();
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_values);
        ArrayPool<float>.Shared.Return(_scales);
        ArrayPool<int>.Shared.Return(_starts);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (float Scale, int Start) Quantise(float* source, sbyte* target)
    {
        var (a, b, c, d) = (Vector256.Load(source), Vector256.Load(source + 8), Vector256.Load(source + 16), Vector256.Load(source + 24));
        var most = Vector256.Max(Vector256.Max(Vector256.Abs(a), Vector256.Abs(b)), Vector256.Max(Vector256.Abs(c), Vector256.Abs(d))).Largest();
        var inverse = Vector256.Create(most > 0 ? Largest / most : 0);
        var low = Avx2.PackSignedSaturate(Rounded(a * inverse), Rounded(b * inverse));
        var high = Avx2.PackSignedSaturate(Rounded(c * inverse), Rounded(d * inverse));
        // Packing goes by halves of a register; this puts the numbers into order again.
        var bytes = Avx2.PermuteVar8x32(Avx2.PackSignedSaturate(low, high).AsInt32(), Vector256.Create(0, 4, 1, 5, 2, 6, 3, 7)).AsSByte();
        bytes.Store(target);
        return (most / Largest, StartOf(bytes));
    }

    private static Vector256<int> Rounded(Vector256<float> numbers) => Avx.ConvertToVector256Int32(numbers);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int StartOf(Vector256<sbyte> bytes)
    {
        var pairs = Avx2.MultiplyAddAdjacent(Vector256<byte>.One, bytes);
        var four = (pairs.GetLower() + pairs.GetUpper()).AsInt32();
        var two = (four.AsInt16() + Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)).AsInt16()).AsInt32();
        var one = two.AsInt16() + Vector128.Shuffle(two, Vector128.Create(1, 0, 3, 2)).AsInt16();
        return (Vector128<short>.Zero - Vector128.ShiftLeft(one, 3)).AsInt32()[0];
    }
}
