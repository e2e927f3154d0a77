using System.Numerics.Tensors;
using Cem.Edge.Speech.Resampling;

namespace Cem.Edge.Speech.Decoding;

/// <summary>A decoded recording.</summary>
/// <param name="SampleRateHz">Frames per second.</param>
/// <param name="Channels">One array of samples, -1..1, for each channel, all of the same length.</param>
/// <param name="Shortage">How much of the declared sound is missing; zero when all of it was there.</param>
/// <param name="Notes">What was odd but bearable, a sentence each, for example samples that are no numbers.</param>
public sealed record AudioClip(int SampleRateHz, IReadOnlyList<float[]> Channels, TimeSpan Shortage, IReadOnlyList<string> Notes)
{
    /// <summary>Length of what could be decoded.</summary>
    public TimeSpan Length => TimeSpan.FromSeconds((double)Channels[0].Length / SampleRateHz);

    /// <summary>The mean of all channels at 16,000 Hz, -1..1: what <see cref="ITranscriber"/> takes.</summary>
    public float[] ToSpeech()
    {
        var mono = Mix();
        return SampleRateHz == AudioRate.SpeechHz ? mono : Resampler.For(SampleRateHz, AudioRate.SpeechHz).Resample(mono);
    }

    private float[] Mix()
    {
        if (Channels.Count == 1)
            return Channels[0];
        var mono = new float[Channels[0].Length];
        foreach (var channel in Channels)
            TensorPrimitives.Add(mono, channel, mono);
        TensorPrimitives.Divide(mono, Channels.Count, mono);
        return mono;
    }
}
