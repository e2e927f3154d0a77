using Cem.Edge.Speech.Resampling;

namespace Cem.Edge.Speech.Decoding;

/// <summary>Samples of one channel at 16,000 Hz that wait to be taken away.</summary>
internal sealed class ChannelOutput(int sampleRateHz)
{
    private readonly ResamplerStream? resampler = sampleRateHz == AudioRate.SpeechHz ? null : new ResamplerStream(Resampler.For(sampleRateHz, AudioRate.SpeechHz));
    private float[] samples = [];
    private int from;
    private int to;

    public int Waiting => to - from;

    /// <summary>Takes the next samples at the recording's own rate, or its end. Only called when nothing waits.</summary>
    public void Take(ReadOnlySpan<float> input, bool last)
    {
        var fresh = resampler is null ? input : last ? resampler.End() : resampler.Feed(input);
        if (samples.Length < fresh.Length)
            samples = new float[fresh.Length];
        fresh.CopyTo(samples);
        (from, to) = (0, fresh.Length);
    }

    public int Give(Span<float> target)
    {
        var count = Math.Min(Waiting, target.Length);
        samples.AsSpan(from, count).CopyTo(target);
        from += count;
        return count;
    }
}
