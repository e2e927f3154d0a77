namespace Cem.Edge.Hub.Broker.Guard;

/// <summary>SUBSCRIBE and UNSUBSCRIBE (MQTT 5, sections 3.8 and 3.10).</summary>
internal static class SubscribeCheck
{
    private const byte ReservedOptions = 0xC0;
    private const byte NoLocal = 0x04;

    /// <param name="filters">How many filters the packet has.</param>
    public static PacketFault? Of(ReadOnlySpan<byte> body, bool subscribes, GuardOptions limits, out int filters)
    {
        filters = 0;
        var reader = new PacketReader(body);
        if (!reader.TryTwo(out ushort packetId))
        {
            return PacketFault.Malformed("SUBSCRIBE or UNSUBSCRIBE ends early");
        }

        if (packetId == 0)
        {
            return PacketFault.Malformed("packet id 0");
        }

        PropertyPlace place = subscribes ? PropertyPlace.Subscribe : PropertyPlace.Unsubscribe;
        if (PropertyList.Read(ref reader, place, limits.MostUserProperties, out PropertyList properties) is { } fault)
        {
            return fault;
        }

        if (properties.SubscriptionIdentifier == 0)
        {
            return PacketFault.Protocol("subscription identifier 0");
        }

        while (!reader.AtEnd)
        {
            filters++;
            if ((fault = CheckFilter(ref reader, subscribes, limits)) is not null)
            {
                return fault;
            }
        }

        return filters > 0 ? null : PacketFault.Malformed("SUBSCRIBE or UNSUBSCRIBE without a filter");
    }

    private static PacketFault? CheckFilter(ref PacketReader reader, bool subscribes, GuardOptions limits)
    {
        if (!reader.TryText(out ReadOnlySpan<byte> filter) || filter.Length > limits.MostTopicBytes || !MqttText.IsFilter(filter))
        {
            return PacketFault.Malformed("topic filter not valid");
        }

        if (!subscribes)
        {
            return null;
        }

        if (!reader.TryByte(out byte options) || (options & ReservedOptions) != 0 || (options & 3) == 3 || ((options >> 4) & 3) == 3)
        {
            return PacketFault.Malformed("subscription options not valid");
        }

        return MqttText.IsShared(filter) && (options & NoLocal) != 0 ? PacketFault.Protocol("shared subscription without local messages") : null;
    }
}
