namespace Cem.Edge.Scoring.Sentences.Network;

/// <summary>Fields of a protocol buffers message in a file, one after the other; what is not wanted is skipped without reading it.</summary>
internal sealed class ProtoReader(Stream stream)
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Delimited = 2;
    private const int Fixed32 = 5;

    public long Position => stream.Position;

    /// <summary>The next field; the stream then stands at its content.</summary>
    /// <exception cref="InvalidDataException">No such field can stand here.</exception>
    public ProtoField Next()
    {
        var tag = ReadVarint();
        var (number, wire) = ((int)(tag >> 3), (int)(tag & 7));
        return wire switch
        {
            Varint => new ProtoField(number, ReadVarint(), 0),
            Fixed64 => new ProtoField(number, 0, sizeof(long)),
            Delimited => new ProtoField(number, 0, (long)ReadVarint()),
            Fixed32 => new ProtoField(number, 0, sizeof(int)),
            _ => throw new InvalidDataException($"wire type {wire} at byte {Position}"),
        };
    }

    /// <exception cref="EndOfStreamException">The file ends before.</exception>
    public byte[] Content(ProtoField field)
    {
        var content = new byte[field.Length];
        stream.ReadExactly(content);
        return content;
    }

    public void MoveTo(long position) => stream.Position = position >= stream.Position && position <= stream.Length
        ? position
        : throw new InvalidDataException($"a field ends at byte {position} of {stream.Length}");

    private ulong ReadVarint()
    {
        const int longest = 63;
        var value = 0UL;
        for (var shift = 0; shift <= longest; shift += 7)
        {
            var next = stream.ReadByte();
            if (next < 0)
            {
                throw new EndOfStreamException();
            }

            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException($"a number without end at byte {Position}");
    }
}

/// <param name="Number">Which field of the message it is.</param>
/// <param name="Value">Of a number.</param>
/// <param name="Length">Of everything else, in bytes.</param>
internal readonly record struct ProtoField(int Number, ulong Value, long Length);
