using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cem.Edge.Scoring.Sentences.Network;

/// <summary>x/2 (1 + erf(x/sqrt 2)), the Gaussian error linear unit.</summary>
internal static unsafe class Gelu
{
    private const int Lanes = 8;

    /// <param name="numbers">Changed in place; a multiple of eight.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(Span<float> numbers)
    {
        fixed (float* first = numbers)
        {
            for (var i = 0; i < numbers.Length; i += Lanes)
            {
                var x = Vector256.Load(first + i);
                (x * 0.5f * (Vector256<float>.One + Erf(x * 0.70710677f))).Store(first + i);
            }
        }
    }

    /// <summary>Within 3e-7 before rounding, without an exponential: Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.28.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Erf(Vector256<float> x)
    {
        var size = Vector256.Abs(x);
        var sum = Vector256.FusedMultiplyAdd(size, Vector256.Create(0.0000430638f), Vector256.Create(0.0002765672f));
        sum = Vector256.FusedMultiplyAdd(sum, size, Vector256.Create(0.0001520143f));
        sum = Vector256.FusedMultiplyAdd(sum, size, Vector256.Create(0.0092705272f));
        sum = Vector256.FusedMultiplyAdd(sum, size, Vector256.Create(0.0422820123f));
        sum = Vector256.FusedMultiplyAdd(sum, size, Vector256.Create(0.0705230784f));
        sum = Vector256.FusedMultiplyAdd(sum, size, Vector256<float>.One);
        sum *= sum;
        sum *= sum;
        sum *= sum;
        sum *= sum;
        return Vector256.CopySign(Vector256<float>.One - (Vector256<float>.One / sum), x);
    }
}
