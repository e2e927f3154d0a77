using Cem.Edge.Agent.CallDesk;

namespace Cem.Edge.Agent.Tests.Support;

/// <summary>Sound with a known level: a sine of 300 Hz in stretches, at 16,000 Hz.</summary>
internal static class Tone
{
    public const int RateHz = 16_000;

    /// <summary>Silence of <paramref name="seconds"/> with tones at the given levels in dBFS (of the mean power).</summary>
    public static float[] Of(double seconds, params (double Start, double End, double Dbfs)[] tones)
    {
        var samples = new float[(int)(seconds * RateHz)];
        foreach ((double start, double end, double dbfs) in tones)
        {
            double amplitude = Math.Sqrt(2) * Math.Pow(10, dbfs / 20);
            for (int i = (int)(start * RateHz); i < Math.Min(samples.Length, (int)(end * RateHz)); i++)
            {
                samples[i] += (float)(amplitude * Math.Sin(2 * Math.PI * 300 * i / RateHz));
            }
        }

        return samples;
    }

    public static LevelTrack Levels(float[] samples)
    {
        var track = new LevelTrack();
        for (int at = 0; at < samples.Length; at += 1_000)
        {
            track.Append(samples.AsSpan(at, Math.Min(1_000, samples.Length - at)));
        }

        track.End();
        return track;
    }

    /// <summary>Writes a WAV of signed 16 bit, one channel per array.</summary>
    public static string Write(string path, params float[][] channels)
    {
        using var file = new BinaryWriter(File.Create(path));
        int bytes = channels[0].Length * channels.Length * 2;
        file.Write("RIFF"u8);
        file.Write(36 + bytes);
        file.Write("WAVEfmt "u8);
        file.Write(16);
        file.Write((short)1);
        file.Write((short)channels.Length);
        file.Write(RateHz);
        file.Write(RateHz * channels.Length * 2);
        file.Write((short)(channels.Length * 2));
        file.Write((short)16);
        file.Write("data"u8);
        file.Write(bytes);
        for (int i = 0; i < channels[0].Length; i++)
        {
            foreach (float[] channel in channels)
            {
                file.Write((short)Math.Clamp(channel[i] * 32_767, short.MinValue, short.MaxValue));
            }
        }

        return path;
    }
}
