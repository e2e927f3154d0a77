using System.Buffers.Binary;

namespace Cem.Edge.Speech.Decoding;

/// <summary>Turns stored samples into one float array for each channel, block by block, at the rate they were recorded at.</summary>
internal sealed class SampleReader(Stream stream, WavFormat format, string name)
{
    public const int BlockFrames = 1 << 13;

    /// <summary>A float beyond it is damage, not sound.</summary>
    private const float Loudest = 1e6f;
    private readonly byte[] block = new byte[BlockFrames * format.BytesPerFrame];

    public WavFormat Format => format;

    public string Name => name;

    /// <summary>Frames read so far.</summary>
    public long Frames { get; private set; }

    /// <summary>Samples so far that were no numbers and became silence.</summary>
    public long Oddities { get; private set; }

    /// <summary>Reads the next at most <see cref="BlockFrames"/> frames into <paramref name="channels"/>; 0: the sound is over.</summary>
    /// <exception cref="AudioException">The disk or the child process failed.</exception>
    public int Read(float[][] channels)
    {
        var left = format.DeclaredBytes is { } declared ? declared - (Frames * format.BytesPerFrame) : long.MaxValue;
        var wanted = (int)Math.Clamp(left, 0, block.Length);
        var frames = Fill(wanted) / format.BytesPerFrame;
        for (var channel = 0; channel < channels.Length; channel++)
            Pick(channel, frames, channels[channel]);
        Frames += frames;
        return frames;
    }

    private int Fill(int wanted)
    {
        try
        {
            return wanted == 0 ? 0 : stream.ReadAtLeast(block.AsSpan(0, wanted), wanted, throwOnEndOfStream: false);
        }
        catch (IOException problem)
        {
            throw AudioException.Unreadable(name, problem);
        }
    }

    private void Pick(int channel, int frames, Span<float> samples)
    {
        var size = format.BytesPerSample;
        for (int i = 0, at = channel * size; i < frames; i++, at += format.BytesPerFrame)
        {
            var sample = Sample(block.AsSpan(at, size), format.Encoding);
            var odd = !(Math.Abs(sample) <= Loudest);
            samples[i] = odd ? 0 : sample;
            Oddities += odd ? 1 : 0;
        }
    }

    private static float Sample(ReadOnlySpan<byte> bytes, SampleEncoding encoding) => encoding switch
    {
        SampleEncoding.Pcm8 => (bytes[0] - 128) / 128f,
        SampleEncoding.Pcm16 => BinaryPrimitives.ReadInt16LittleEndian(bytes) / 32768f,
        SampleEncoding.Pcm24 => ((bytes[0] << 8) | (bytes[1] << 16) | (bytes[2] << 24)) / 2147483648f,
        SampleEncoding.Pcm32 => BinaryPrimitives.ReadInt32LittleEndian(bytes) / 2147483648f,
        SampleEncoding.Float32 => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        SampleEncoding.Float64 => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        SampleEncoding.ALaw => G711.ALaw[bytes[0]],
        SampleEncoding.MuLaw => G711.MuLaw[bytes[0]],
        _ => throw new ArgumentOutOfRangeException(nameof(encoding)),
    };
}
