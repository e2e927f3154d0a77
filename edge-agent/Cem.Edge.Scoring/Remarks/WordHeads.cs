using Cem.Edge.Scoring.Ngrams;

namespace Cem.Edge.Scoring.Remarks;

/// <summary>Linear heads on hashed n-grams, a byte a weight.</summary>
/// <param name="Features">Which buckets count and how rare they are.</param>
/// <param name="Weights">Of bucket b and head h at b x heads + h: a signed byte, in steps of the head. Kept as it stands in the file, since a copy costs a megabyte.</param>
/// <param name="Steps">Size of one unit, by head.</param>
internal sealed record WordHeads(NgramTable Features, byte[] Weights, float[] Steps)
{
    /// <summary>The say of every head, added to <paramref name="sums"/>.</summary>
    public void AddTo(double[] sums, string form, string language, double factor)
    {
        foreach (var (bucket, value) in Features.Features(form, language))
        {
            var at = bucket * sums.Length;
            for (var head = 0; head < sums.Length; head++)
            {
                sums[head] += factor * value * (sbyte)Weights[at + head] * Steps[head];
            }
        }
    }
}
