namespace Cem.Edge.Hub.Broker.Guard;

/// <summary>PUBACK, PUBREC, PUBREL, PUBCOMP and DISCONNECT: an optional reason code, then optional properties (MQTT 5, sections 3.4 to 3.7, 3.14).</summary>
internal static class AnswerCheck
{
    private static ReadOnlySpan<byte> OfPublish => [0x00, 0x10, 0x80, 0x83, 0x87, 0x90, 0x91, 0x97, 0x99];

    private static ReadOnlySpan<byte> OfRelease => [0x00, 0x92];

    private static ReadOnlySpan<byte> OfFarewell => [0x00, 0x04, 0x80, 0x81, 0x82, 0x83, 0x90, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99];

    /// <param name="refused">The other side reports an error.</param>
    public static PacketFault? OfAcknowledgement(ReadOnlySpan<byte> body, bool isRelease, GuardOptions limits, out ushort packetId, out bool refused)
    {
        refused = false;
        var reader = new PacketReader(body);
        if (!reader.TryTwo(out packetId))
        {
            return PacketFault.Malformed("acknowledgement ends early");
        }

        if (packetId == 0)
        {
            return PacketFault.Protocol("packet id 0");
        }

        PacketFault? fault = CheckReason(ref reader, isRelease ? OfRelease : OfPublish, PropertyPlace.Acknowledge, limits, out byte reason, out _);
        refused = reason >= 0x80;
        return fault;
    }

    /// <param name="sessionExpiry">0 where the packet names none.</param>
    public static PacketFault? OfDisconnect(ReadOnlySpan<byte> body, GuardOptions limits, out uint sessionExpiry)
    {
        var reader = new PacketReader(body);
        PacketFault? fault = CheckReason(ref reader, OfFarewell, PropertyPlace.Disconnect, limits, out _, out PropertyList properties);
        sessionExpiry = properties.SessionExpiry;
        return fault;
    }

    private static PacketFault? CheckReason(ref PacketReader reader, ReadOnlySpan<byte> allowed, PropertyPlace place, GuardOptions limits, out byte reason, out PropertyList properties)
    {
        properties = default;
        if (!reader.TryByte(out reason))
        {
            return null;
        }

        if (!allowed.Contains(reason))
        {
            return PacketFault.Protocol("unknown reason code");
        }

        if (!reader.AtEnd && PropertyList.Read(ref reader, place, limits.MostUserProperties, out properties) is { } fault)
        {
            return fault;
        }

        return reader.AtEnd ? null : PacketFault.Malformed("packet has more bytes than it says");
    }
}
