using System.Buffers.Binary;

namespace Cem.Edge.Hub.Broker.Guard;

/// <summary>Reads the data types of MQTT (section 1.5) from the body of a packet. Each method is false where the bytes do not hold that type.</summary>
internal ref struct PacketReader(ReadOnlySpan<byte> bytes)
{
    private const int MostVariableBytes = 4;

    private ReadOnlySpan<byte> rest = bytes;

    public readonly int Left => rest.Length;

    public readonly bool AtEnd => rest.IsEmpty;

    public bool TryByte(out byte value)
    {
        bool there = rest.Length >= 1;
        value = there ? rest[0] : default;
        return there && Skip(1);
    }

    public bool TryTwo(out ushort value) => BinaryPrimitives.TryReadUInt16BigEndian(rest, out value) && Skip(sizeof(ushort));

    public bool TryFour(out uint value) => BinaryPrimitives.TryReadUInt32BigEndian(rest, out value) && Skip(sizeof(uint));

    /// <summary>A variable byte integer; false also where it has more bytes than it needs.</summary>
    public bool TryVariable(out int value)
    {
        value = 0;
        for (int i = 0; i < Math.Min(MostVariableBytes, rest.Length); i++)
        {
            value |= (rest[i] & 0x7F) << (7 * i);
            if ((rest[i] & 0x80) == 0)
            {
                return (i == 0 || rest[i] != 0) && Skip(i + 1);
            }
        }

        return false;
    }

    public bool TryBinary(out ReadOnlySpan<byte> value)
    {
        value = default;
        return TryTwo(out ushort length) && TryTake(length, out value);
    }

    /// <summary>A text that is valid by <see cref="MqttText"/>.</summary>
    public bool TryText(out ReadOnlySpan<byte> value) => TryBinary(out value) && MqttText.IsValid(value);

    public bool TryTake(int length, out ReadOnlySpan<byte> value)
    {
        bool there = rest.Length >= length;
        value = there ? rest[..length] : default;
        return there && Skip(length);
    }

    private bool Skip(int count)
    {
        rest = rest[count..];
        return true;
    }
}
