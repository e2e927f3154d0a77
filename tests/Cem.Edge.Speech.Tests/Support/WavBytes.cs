using System.Text;

namespace Cem.Edge.Speech.Tests.Support;

/// <summary>Builds WAV files, right and wrong ones.</summary>
internal sealed class WavBytes
{
    private readonly List<byte> body = [];

    public static WavBytes Empty => new();

    public static byte[] Pcm16(params short[] samples) => Empty.Format(1, 1, 16_000, 16).Data(Samples16(samples)).Build();

    public static byte[] Samples16(params short[] samples) => [.. samples.SelectMany(BitConverter.GetBytes)];

    public WavBytes Format(ushort tag, ushort channels, int rate, ushort bits)
    {
        using var format = new MemoryStream();
        using var writer = new BinaryWriter(format);
        writer.Write(tag);
        writer.Write(channels);
        writer.Write(rate);
        writer.Write(rate * channels * bits / 8);
        writer.Write((ushort)(channels * bits / 8));
        writer.Write(bits);
        return Chunk("fmt ", format.ToArray());
    }

    public WavBytes Extensible(ushort inner, ushort channels, int rate, ushort bits)
    {
        using var format = new MemoryStream();
        using var writer = new BinaryWriter(format);
        writer.Write((ushort)0xFFFE);
        writer.Write(channels);
        writer.Write(rate);
        writer.Write(rate * channels * bits / 8);
        writer.Write((ushort)(channels * bits / 8));
        writer.Write(bits);
        writer.Write((ushort)22);
        writer.Write(bits);
        writer.Write(0);
        writer.Write(inner);
        writer.Write(new byte[14]);
        return Chunk("fmt ", format.ToArray());
    }

    public WavBytes Data(byte[] samples) => Chunk("data", samples);

    public WavBytes Data(byte[] samples, uint declared) => Chunk("data", samples, declared);

    public WavBytes Chunk(string id, byte[] content) => Chunk(id, content, (uint)content.Length);

    public byte[] Build()
    {
        return [.. "RIFF"u8, .. BitConverter.GetBytes((uint)(body.Count + 4)), .. "WAVE"u8, .. body];
    }

    private WavBytes Chunk(string id, byte[] content, uint declared)
    {
        body.AddRange(Encoding.ASCII.GetBytes(id));
        body.AddRange(BitConverter.GetBytes(declared));
        body.AddRange(content);
        if (content.Length % 2 == 1)
            body.Add(0);
        return this;
    }
}
