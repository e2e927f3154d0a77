using System.Diagnostics;

namespace Cem.Edge.Agent.Tests.Support;

/// <summary>Two synthesised voices on the phone: they prove plumbing and channels, not accuracy.</summary>
internal static class Synthesised
{
    /// <summary>A sentence at 16,000 Hz; <paramref name="voice"/> is one of flite's (<c>rms</c>, <c>slt</c>).</summary>
    public static float[] Say(string voice, string sentence)
    {
        string path = Path.Combine(Path.GetTempPath(), $"cem-{Environment.ProcessId}-{voice}-{sentence.GetHashCode(StringComparison.Ordinal):x}.wav");
        try
        {
            using Process process = Process.Start("/usr/bin/flite", ["-voice", voice, "-t", sentence, "-o", path]);
            process.WaitForExit();
            byte[] wav = File.ReadAllBytes(path);
            // flite writes a plain header of 44 bytes; the voices speak at 16,000 Hz.
            return [.. Enumerable.Range(0, (wav.Length - 44) / 2).Select(i => BitConverter.ToInt16(wav, 44 + (2 * i)) / 32_768f)];
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>A call of two channels: what each side says and when, in seconds.</summary>
    public static float[][] Call(double seconds, (double At, string Sentence)[] agent, (double At, string Sentence)[] customer) =>
        [Channel(seconds, "rms", agent), Channel(seconds, "slt", customer)];

    private static float[] Channel(double seconds, string voice, (double At, string Sentence)[] said)
    {
        var channel = new float[(int)(seconds * Tone.RateHz)];
        foreach ((double at, string sentence) in said)
        {
            float[] speech = Say(voice, sentence);
            speech.AsSpan(0, Math.Min(speech.Length, channel.Length - (int)(at * Tone.RateHz))).CopyTo(channel.AsSpan((int)(at * Tone.RateHz)));
        }

        return channel;
    }
}
