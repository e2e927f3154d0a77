using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Cem.Edge.Scoring.Sentences.Network;

/// <summary>16 columns at once, with AVX-512BW.</summary>
internal readonly unsafe struct Lanes512 : ILanes<Vector512<int>>
{
    public static int Columns => Vector512<int>.Count;

    /// <summary>Where it is as fast as it is wide; .NET tells.</summary>
    public static bool IsSupported => Vector512.IsHardwareAccelerated && Avx512BW.IsSupported;

    private static Vector512<int> Half => Vector512.Create(0x0F0F0F0F);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Load(void* source) => Vector512.Load((int*)source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Broadcast(void* source) => Vector512.Create(*(int*)source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<int> numbers, float* target) => numbers.AsSingle().Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Low(Vector512<int> bytes) => bytes & Half;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> High(Vector512<int> bytes) => Vector512.ShiftRightLogical(bytes, 4) & Half;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> AddProducts(Vector512<int> sums, Vector512<int> weights, Vector512<int> inputs) =>
        (sums.AsInt16() + Avx512BW.MultiplyAddAdjacent(weights.AsByte(), inputs.AsSByte())).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> AddScaled(Vector512<int> numbers, Vector512<int> sums, Vector512<int> scales) => Vector512.FusedMultiplyAdd(
        Vector512.ConvertToSingle(Avx512BW.MultiplyAddAdjacent(sums.AsInt16(), Vector512<short>.One)), scales.AsSingle(), numbers.AsSingle()).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Multiply(Vector512<int> left, Vector512<int> right) => (left.AsSingle() * right.AsSingle()).AsInt32();
}
