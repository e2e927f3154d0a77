using System.Numerics.Tensors;
using Cem.Edge.Speech.Decoding;
using Cem.Edge.Speech.Resampling;

namespace Cem.Edge.Speech.Tests.Support;

/// <summary>A short recording wholly in memory, at its own rate, one array for each channel. The product reads in blocks.</summary>
internal sealed record WholeRecording(int SampleRateHz, IReadOnlyList<float[]> Channels, AudioQuality Quality)
{
    public TimeSpan Shortage => Quality.Shortage;

    public IReadOnlyList<string> Notes => Quality.Notes;

    public TimeSpan Length => TimeSpan.FromSeconds((double)Channels[0].Length / SampleRateHz);

    public static WholeRecording Read(string path) => Read(AudioFile.Open(path));

    public static WholeRecording Read(Stream stream, string name) => Read(AudioFile.Open(stream, name));

    public static WholeRecording ReadRaw(string path, int sampleRateHz) => Read(AudioFile.OpenRaw(path, sampleRateHz));

    /// <summary>The mean of all channels at 16,000 Hz.</summary>
    public float[] ToSpeech()
    {
        var mono = new float[Channels[0].Length];
        foreach (var channel in Channels)
            TensorPrimitives.Add(mono, channel, mono);
        TensorPrimitives.Divide(mono, Channels.Count, mono);
        return SampleRateHz == AudioRate.SpeechHz ? mono : Resampler.For(SampleRateHz, AudioRate.SpeechHz).Resample(mono);
    }

    private static WholeRecording Read(AudioStream audio)
    {
        using var opened = audio;
        var block = Enumerable.Range(0, audio.Channels).Select(_ => new float[SampleReader.BlockFrames]).ToArray();
        var channels = block.Select(_ => new List<float>()).ToArray();
        while (audio.ReadBlock(block, default) is var frames and > 0)
        {
            for (var channel = 0; channel < channels.Length; channel++)
                channels[channel].AddRange(block[channel].AsSpan(0, frames));
        }

        return new(audio.SampleRateHz, [.. channels.Select(channel => channel.ToArray())], audio.Quality);
    }
}
