namespace Cem.Edge.Speech.Decoding;

/// <summary>Samples of one channel. Sized for what the header promises, so that an honest file is stored once and never copied.</summary>
internal sealed class SampleBuffer(int expected)
{
    private float[] samples = new float[Math.Max(expected, 16)];
    private int count;

    public void Add(float sample)
    {
        if (count == samples.Length)
            Array.Resize(ref samples, 2 * samples.Length);
        samples[count++] = sample;
    }

    public float[] ToArray() => count == samples.Length ? samples : samples[..count];
}
