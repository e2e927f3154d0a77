using System.Buffers.Binary;

namespace Cem.Edge.Speech.Decoding;

/// <summary>Walks the chunks of a RIFF file up to its sound. Trusts the format chunk, and of the lengths only those it can check.</summary>
internal static class WavHeader
{
    private const uint Unknown = 0xFFFFFFFF;
    private const uint Endless = 0x80000000;
    private const uint AlmostEndless = 0x7FFFE000;
    private const int FormatBytes = 16;
    private const int ExtensibleBytes = 40;
    private const int LongLengthBytes = 16;
    private const long LongestLength = 1L << 48;
    private const ushort TagPcm = 1;
    private const ushort TagFloat = 3;
    private const ushort TagALaw = 6;
    private const ushort TagMuLaw = 7;
    private const ushort TagExtensible = 0xFFFE;
    private const string Reexport = "Export the recording again as WAV (PCM 16 bit).";

    public static bool Begins(Stream stream)
    {
        Span<byte> head = stackalloc byte[4];
        return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && IsRiff(head);
    }

    /// <summary>Leaves <paramref name="stream"/> at the first byte of sound. The format is not yet checked.</summary>
    public static WavFormat Read(Stream stream, string name)
    {
        Begin(stream, name);
        WavFormat? format = null;
        long? longLength = null;
        (long Position, uint Bytes)? data = null;
        while (NextChunk(stream) is var (id, bytes))
        {
            if (id == "fmt ")
            {
                format = Format(stream, bytes, name);
            }
            else if (id == "ds64" && bytes >= LongLengthBytes)
            {
                longLength = LongLength(stream, bytes);
            }
            else if (id == "data" && format is not null)
            {
                return format with { DeclaredBytes = Declared(bytes, longLength) };
            }
            else if (id == "data" && stream.CanSeek && bytes != Unknown)
            {
                // Sound before its format: remember it and look on.
                data = (stream.Position, bytes);
                Skip(stream, Padded(bytes));
            }
            else
            {
                Skip(stream, Padded(bytes));
            }

            if (format is not null && data is { } sound)
            {
                stream.Position = sound.Position;
                return format with { DeclaredBytes = Declared(sound.Bytes, longLength) };
            }
        }

        throw new AudioException(name, format is null ? "the file is cut short: no format chunk" : "the file is cut short: no data chunk", Reexport);
    }

    private static bool IsRiff(ReadOnlySpan<byte> head) => head.SequenceEqual("RIFF"u8) || head.SequenceEqual("RF64"u8);

    private static void Begin(Stream stream, string name)
    {
        Span<byte> head = stackalloc byte[12];
        var got = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (got == 0)
            throw new AudioException(name, "the file is empty (0 bytes)", "Record it again; the recorder stopped before it wrote anything.");
        if (!IsRiff(head[..4]))
            throw new AudioException(name, "the file is no WAV: it does not begin with RIFF", "Convert it to WAV, for example: ffmpeg -i IN -ar 16000 OUT.wav");
        if (got < head.Length || !head[8..].SequenceEqual("WAVE"u8))
            throw new AudioException(name, "the file is cut short within its header, or RIFF but no WAVE", Reexport);
    }

    /// <summary>
    /// What recorders write that never come back to fill in the length, as into a pipe: 0, 0xFFFFFFFF (ffmpeg), 2^31 (arecord), 0x7FFFF000 in whole frames (sox).
    /// RF64 keeps a long one elsewhere.
    /// </summary>
    private static long? Declared(uint bytes, long? longLength) => bytes is 0 or Unknown or (>= AlmostEndless and <= Endless) ? longLength : bytes;

    private static long? LongLength(Stream stream, uint bytes)
    {
        Span<byte> chunk = stackalloc byte[LongLengthBytes];
        if (stream.ReadAtLeast(chunk, LongLengthBytes, throwOnEndOfStream: false) < LongLengthBytes)
            return null;
        Skip(stream, Padded(bytes) - LongLengthBytes);
        var length = BinaryPrimitives.ReadInt64LittleEndian(chunk[8..]);
        return length is > 0 and < LongestLength ? length : null;
    }

    private static WavFormat Format(Stream stream, uint bytes, string name)
    {
        Span<byte> chunk = stackalloc byte[ExtensibleBytes];
        var length = (int)Math.Min(bytes, ExtensibleBytes);
        if (length < FormatBytes || stream.ReadAtLeast(chunk[..length], length, throwOnEndOfStream: false) < length)
            throw new AudioException(name, "the format chunk is cut short", Reexport);
        Skip(stream, Padded(bytes) - length);

        var tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);
        if (tag == TagExtensible && length == ExtensibleBytes)
            tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        return new WavFormat(Encoding(tag, bits), BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]), (int)Math.Min(rate, int.MaxValue), null)
        {
            EncodingName = $"format tag 0x{tag:X4}, {bits} bit",
        };
    }

    /// <summary>Linear samples of odd widths are stored left-justified in whole bytes.</summary>
    private static SampleEncoding Encoding(ushort tag, ushort bits) => (tag, bits) switch
    {
        (TagPcm, >= 1 and <= 8) => SampleEncoding.Pcm8,
        (TagPcm, > 8 and <= 16) => SampleEncoding.Pcm16,
        (TagPcm, > 16 and <= 24) => SampleEncoding.Pcm24,
        (TagPcm, > 24 and <= 32) => SampleEncoding.Pcm32,
        (TagFloat, 32) => SampleEncoding.Float32,
        (TagFloat, 64) => SampleEncoding.Float64,
        (TagALaw, 8) => SampleEncoding.ALaw,
        (TagMuLaw, 8) => SampleEncoding.MuLaw,
        _ => SampleEncoding.Other,
    };

    private static (string Id, uint Bytes)? NextChunk(Stream stream)
    {
        Span<byte> head = stackalloc byte[8];
        return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length
            ? null
            : (System.Text.Encoding.Latin1.GetString(head[..4]), BinaryPrimitives.ReadUInt32LittleEndian(head[4..]));
    }

    private static long Padded(uint bytes) => bytes + (long)(bytes & 1);

    private static void Skip(Stream stream, long bytes)
    {
        if (stream.CanSeek)
        {
            stream.Position = Math.Min(stream.Length, stream.Position + bytes);
            return;
        }

        Span<byte> waste = stackalloc byte[1024];
        while (bytes > 0 && stream.Read(waste[..(int)Math.Min(bytes, waste.Length)]) is var read and > 0)
            bytes -= read;
    }
}
