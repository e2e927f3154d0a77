using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cem.Edge.Scoring.Sentences.Network;

internal static class VectorMaximum
{
    /// <summary>The largest of eight numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Largest(this Vector256<float> numbers)
    {
        var four = Vector128.Max(numbers.GetLower(), numbers.GetUpper());
        var two = Vector128.Max(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        return MathF.Max(two[0], two[1]);
    }
}
