using System.Buffers;

namespace Cem.Edge.Hub.Broker.Transport;

internal enum PacketReading
{
    /// <summary>More bytes are needed.</summary>
    Unfinished,

    Read,

    /// <summary>The length has a fifth byte.</summary>
    TooLong,
}

/// <summary>The fixed header of an MQTT packet: type and flags, then the length of the body in one to four bytes of seven bits.</summary>
internal readonly record struct PacketHeader(byte First, int Length, int BodyLength)
{
    private const int MostLengthBytes = 4;

    public int TotalLength => Length + BodyLength;

    public static PacketReading TryRead(ReadOnlySequence<byte> bytes, out PacketHeader header)
    {
        header = default;
        var reader = new SequenceReader<byte>(bytes);
        if (!reader.TryRead(out byte first))
        {
            return PacketReading.Unfinished;
        }

        int length = 0;
        for (int i = 0; i < MostLengthBytes; i++)
        {
            if (!reader.TryRead(out byte digit))
            {
                return PacketReading.Unfinished;
            }

            length |= (digit & 0x7F) << (7 * i);
            if ((digit & 0x80) == 0)
            {
                header = new PacketHeader(first, i + 2, length);
                return PacketReading.Read;
            }
        }

        return PacketReading.TooLong;
    }
}
