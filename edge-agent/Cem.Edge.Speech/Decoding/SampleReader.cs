using System.Buffers.Binary;

namespace Cem.Edge.Speech.Decoding;

/// <summary>Turns stored samples into one float array for each channel, block by block.</summary>
internal static class SampleReader
{
    private const int BlockFrames = 1 << 14;
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(3);

    public static AudioClip Read(Stream stream, WavFormat format, string name)
    {
        var channels = Enumerable.Range(0, format.Channels).Select(_ => new SampleBuffer(ExpectedFrames(stream, format))).ToArray();
        var block = new byte[BlockFrames * format.BytesPerFrame];
        long total = 0;
        var oddities = 0;
        while (true)
        {
            var wanted = (int)Math.Min(block.Length, (format.DeclaredBytes ?? long.MaxValue) - total);
            var got = wanted > 0 ? stream.ReadAtLeast(block.AsSpan(0, wanted), wanted, throwOnEndOfStream: false) : 0;
            if (got < format.BytesPerFrame)
                break;
            total += got;
            if (format.Duration(total) > Longest)
                throw new AudioException(name, $"the recording is longer than {Longest.TotalHours:0} hours", "Cut it into shorter files.");
            oddities += Scatter(block.AsSpan(0, got / format.BytesPerFrame * format.BytesPerFrame), format, channels);
        }

        return Finish(format, channels, total, oddities, name);
    }

    /// <summary>What the header says, but no more than the file can hold: a header may lie.</summary>
    private static int ExpectedFrames(Stream stream, WavFormat format)
    {
        var held = stream.CanSeek ? stream.Length - stream.Position : 0;
        return (int)Math.Min((format.DeclaredBytes is { } bytes ? Math.Min(bytes, held) : held) / format.BytesPerFrame, int.MaxValue / sizeof(float));
    }

    private static AudioClip Finish(WavFormat format, SampleBuffer[] channels, long total, int oddities, string name)
    {
        var length = format.Duration(total);
        var declared = format.DeclaredBytes is { } bytes ? format.Duration(bytes) : length;
        var shortage = declared > length ? declared - length : TimeSpan.Zero;
        if (total < format.BytesPerFrame)
            throw new AudioException(name, declared > TimeSpan.Zero ? $"the file is cut short: 0 of {declared.TotalSeconds:0.0} s of sound are there" : "the file holds no sound", "Record it again.");
        if (length < Shortest && shortage > TimeSpan.Zero)
            throw new AudioException(name, $"the file is cut short: {length.TotalSeconds:0.000} of {declared.TotalSeconds:0.0} s of sound are there", "Copy or record it again.");

        var notes = new List<string>();
        if (shortage > TimeSpan.Zero)
            notes.Add($"cut short: {length.TotalSeconds:0.0} of {declared.TotalSeconds:0.0} s of sound are there");
        if (oddities > 0)
            notes.Add($"{oddities:N0} samples are no numbers and count as silence");
        return new AudioClip(format.SampleRateHz, [.. channels.Select(channel => channel.ToArray())], shortage, notes);
    }

    /// <summary>Appends interleaved frames to the channels; returns how many samples were no numbers.</summary>
    private static int Scatter(ReadOnlySpan<byte> frames, WavFormat format, SampleBuffer[] channels)
    {
        var oddities = 0;
        var size = format.BytesPerSample;
        for (int at = 0, channel = 0; at < frames.Length; at += size, channel = channel + 1 == channels.Length ? 0 : channel + 1)
        {
            var sample = Sample(frames.Slice(at, size), format.Encoding);
            if (!float.IsFinite(sample))
            {
                sample = 0;
                oddities++;
            }

            channels[channel].Add(sample);
        }

        return oddities;
    }

    private static float Sample(ReadOnlySpan<byte> bytes, SampleEncoding encoding) => encoding switch
    {
        SampleEncoding.Pcm8 => (bytes[0] - 128) / 128f,
        SampleEncoding.Pcm16 => BinaryPrimitives.ReadInt16LittleEndian(bytes) / 32768f,
        SampleEncoding.Pcm24 => ((bytes[0] << 8) | (bytes[1] << 16) | (bytes[2] << 24)) / 2147483648f,
        SampleEncoding.Pcm32 => BinaryPrimitives.ReadInt32LittleEndian(bytes) / 2147483648f,
        SampleEncoding.Float32 => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        SampleEncoding.ALaw => G711.ALaw[bytes[0]],
        SampleEncoding.MuLaw => G711.MuLaw[bytes[0]],
        _ => throw new ArgumentOutOfRangeException(nameof(encoding)),
    };
}
