using System.Numerics.Tensors;
using Cem.Edge.Speech.Decoding;

namespace Cem.Edge.FirmwareSim.Microphone;

/// <summary>A recorded remark as a kiosk's microphone would deliver it: 16 kHz, mono, signed 16 bit.</summary>
internal static class RemarkAudio
{
    private const int BlockSamples = 16_000;

    public static short[] Load(string wav)
    {
        using var audio = AudioFile.Open(wav);
        var channels = Enumerable.Range(0, audio.Channels).Select(_ => new float[BlockSamples]).ToArray();
        var samples = new List<short>();
        while (audio.Read(channels, CancellationToken.None) is var count and > 0)
            samples.AddRange(Mean(channels).Take(count).Select(sample => (short)Math.Clamp(MathF.Round(sample * 32_768f), short.MinValue, short.MaxValue)));
        return [.. samples];
    }

    private static float[] Mean(float[][] channels)
    {
        foreach (var channel in channels[1..])
            TensorPrimitives.Add(channels[0], channel, channels[0]);
        TensorPrimitives.Divide(channels[0], channels.Length, channels[0]);
        return channels[0];
    }
}
