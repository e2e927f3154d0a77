namespace Cem.Edge.Speech.Streaming;

/// <summary>The recent samples of a stream under their absolute positions; older ones are forgotten.</summary>
internal sealed class SampleHistory
{
    /// <summary>Beyond it a sample is damage, not sound, and would only overflow what is computed from it.</summary>
    private const float Loudest = 1e6f;
    private float[] samples = new float[4 * AudioRate.SpeechHz];
    private int count;

    /// <summary>Position of the first sample that is still held.</summary>
    public long Begin { get; private set; }

    /// <summary>Position of the next sample.</summary>
    public long End => Begin + count;

    public void Append(ReadOnlySpan<float> fresh)
    {
        if (count + fresh.Length > samples.Length)
            Array.Resize(ref samples, Math.Max(2 * samples.Length, count + fresh.Length));
        foreach (var sample in fresh)
            samples[count++] = Math.Abs(sample) <= Loudest ? sample : 0;
    }

    public void Forget(long before)
    {
        var dropped = (int)Math.Clamp(before - Begin, 0, count);
        samples.AsSpan(dropped, count - dropped).CopyTo(samples);
        (Begin, count) = (Begin + dropped, count - dropped);
    }

    public ReadOnlySpan<float> Slice(long from, long to) => samples.AsSpan((int)(from - Begin), (int)(to - from));
}
