using Cem.Edge.Speech.Decoding;

namespace Cem.Edge.Tools.Tests.Support;

/// <summary>WAV files of 16-bit PCM at 16,000 Hz, and the samples of shipped ones.</summary>
internal static class Wav
{
    public const int RateHz = 16_000;

    public static float[] Samples(string path)
    {
        using var audio = AudioFile.Open(path);
        var block = new float[RateHz];
        var samples = new List<float>();
        while (audio.Read([block], default) is var count and > 0)
            samples.AddRange(block.AsSpan(0, count));
        return [.. samples];
    }

    public static float[] Silence(double seconds) => new float[(int)(seconds * RateHz)];

    /// <summary>Channels of one length; shorter ones are filled with silence.</summary>
    public static byte[] Of(params float[][] channels)
    {
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        var frames = channels.Max(channel => channel.Length);
        var (frameBytes, dataBytes) = ((short)(2 * channels.Length), 2 * channels.Length * frames);
        writer.Write("RIFF"u8);
        writer.Write(36 + dataBytes);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)channels.Length);
        writer.Write(RateHz);
        writer.Write(RateHz * frameBytes);
        writer.Write(frameBytes);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(dataBytes);
        for (var frame = 0; frame < frames; frame++)
        {
            foreach (var channel in channels)
                writer.Write((short)(frame < channel.Length ? channel[frame] * 32_767 : 0));
        }

        return file.ToArray();
    }
}
