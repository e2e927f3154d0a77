namespace Cem.Edge.Speech.Decoding;

/// <summary>Samples of one channel. Sized for what the file can hold, so that an honest one is stored once and never copied; it grows where that is unknown.</summary>
internal sealed class SampleBuffer(int expected)
{
    private float[] samples = new float[expected];
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
