using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Cem.Edge.Scoring.Sentences.Network;

/// <summary>Eight columns at once, with AVX2.</summary>
internal readonly unsafe struct Lanes256 : ILanes<Vector256<int>>
{
    public static int Columns => Vector256<int>.Count;

    public static bool IsSupported => Avx2.IsSupported && Fma.IsSupported;

    private static Vector256<int> Half => Vector256.Create(0x0F0F0F0F);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Load(void* source) => Vector256.Load((int*)source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Broadcast(void* source) => Vector256.Create(*(int*)source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> numbers, float* target) => numbers.AsSingle().Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Low(Vector256<int> bytes) => bytes & Half;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> High(Vector256<int> bytes) => Vector256.ShiftRightLogical(bytes, 4) & Half;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> AddProducts(Vector256<int> sums, Vector256<int> weights, Vector256<int> inputs) =>
        (sums.AsInt16() + Avx2.MultiplyAddAdjacent(weights.AsByte(), inputs.AsSByte())).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> AddScaled(Vector256<int> numbers, Vector256<int> sums, Vector256<int> scales) => Vector256.FusedMultiplyAdd(
        Vector256.ConvertToSingle(Avx2.MultiplyAddAdjacent(sums.AsInt16(), Vector256<short>.One)), scales.AsSingle(), numbers.AsSingle()).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Multiply(Vector256<int> left, Vector256<int> right) => (left.AsSingle() * right.AsSingle()).AsInt32();
}
