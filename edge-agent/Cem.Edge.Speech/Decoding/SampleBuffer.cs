namespace Cem.Edge.Speech.Decoding;

/// <summary>Samples of one channel, growing as they come: a header that promises a long recording allocates nothing.</summary>
internal sealed class SampleBuffer
{
    private float[] samples = [];
    private int count;

    public void Add(ReadOnlySpan<float> fresh)
    {
        if (count + fresh.Length > samples.Length)
            Array.Resize(ref samples, Math.Max(2 * samples.Length, count + fresh.Length));
        fresh.CopyTo(samples.AsSpan(count));
        count += fresh.Length;
    }

    public float[] ToArray() => count == samples.Length ? samples : samples[..count];
}
