namespace Cem.Edge.Hub.Tests.Broker.Vectors;

/// <summary>Whether a reply is the right one by packet type and reason codes; properties, limits and texts are each broker's own.</summary>
internal static class VectorReply
{
    private const byte PubAck = 4;
    private const byte PubComp = 7;

    /// <summary>A success too; a server may say it and need not (MQTT 5, section 3.4.2.1).</summary>
    private const byte NoSubscribers = 0x10;

    public static bool IsRight(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual, int version) =>
        expected[0] >> 4 == actual[0] >> 4 && Reasons(expected, version).SequenceEqual(Reasons(actual, version));

    /// <summary>The reason codes of a packet; of a PUBLISH its flags.</summary>
    private static ReadOnlySpan<byte> Reasons(ReadOnlySpan<byte> packet, int version)
    {
        int header = 2;
        while (packet.Length >= header && (packet[header - 1] & 0x80) != 0)
        {
            header++;
        }

        ReadOnlySpan<byte> body = packet[header..];
        return (packet[0] >> 4) switch
        {
            2 => body.Slice(1, 1),
            3 => packet[..1],
            >= PubAck and <= PubComp => body.Length > 2 && body[2] != NoSubscribers ? body.Slice(2, 1) : "\0"u8,
            9 or 11 => version == 5 ? body[(3 + body[2])..] : body[2..], // such a test's properties are shorter than 128 bytes
            14 => body.Length > 0 ? body[..1] : "\0"u8,
            _ => [],
        };
    }
}
