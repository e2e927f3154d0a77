using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Cem.Edge.Hub.Tests.Broker.Vectors;

/// <summary>
/// The payload language of the raw-packet cases: words between blanks. <c>iN</c> is one byte, <c>HN kN mN sN</c> two bytes, <c>LN</c> four, <c>rN vN</c> a
/// variable byte integer (also beyond the four bytes that MQTT allows), <c>'text'</c> UTF-8; every other word is hexadecimal.
/// </summary>
internal static class VectorBytes
{
    public static byte[] Parse(string payload)
    {
        var bytes = new List<byte>();
        foreach (string word in payload.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            switch (word[0])
            {
                case 'i':
                    bytes.Add(byte.Parse(word.AsSpan(1), CultureInfo.InvariantCulture));
                    break;
                case 'H' or 'k' or 'm' or 's':
                    AddTwo(bytes, ushort.Parse(word.AsSpan(1), CultureInfo.InvariantCulture));
                    break;
                case 'L':
                    uint four = uint.Parse(word.AsSpan(1), CultureInfo.InvariantCulture);
                    AddTwo(bytes, (ushort)(four >> 16));
                    AddTwo(bytes, (ushort)four);
                    break;
                case 'r' or 'v':
                    AddVariable(bytes, uint.Parse(word.AsSpan(1), CultureInfo.InvariantCulture));
                    break;
                case '\'':
                    bytes.AddRange(Encoding.UTF8.GetBytes(word[1..^1]));
                    break;
                default:
                    bytes.AddRange(Convert.FromHexString(word));
                    break;
            }
        }

        return [.. bytes];
    }

    private static void AddTwo(List<byte> bytes, ushort number)
    {
        Span<byte> two = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(two, number);
        bytes.AddRange(two);
    }

    private static void AddVariable(List<byte> bytes, uint number)
    {
        do
        {
            bytes.Add((byte)((number & 0x7F) | (number > 0x7F ? 0x80u : 0)));
            number >>= 7;
        }
        while (number > 0);
    }
}
