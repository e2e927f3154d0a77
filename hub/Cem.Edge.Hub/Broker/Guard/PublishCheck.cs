namespace Cem.Edge.Hub.Broker.Guard;

/// <param name="PacketId">0 at quality of service 0.</param>
/// <param name="Alias">Null without one.</param>
internal readonly record struct PublishTerms(int Quality, ushort PacketId, bool HasTopic, ushort? Alias);

/// <summary>A PUBLISH of a client (MQTT 5, section 3.3).</summary>
internal static class PublishCheck
{
    private const byte DuplicateFlag = 0x08;

    public static PacketFault? Of(byte first, ReadOnlySpan<byte> body, GuardOptions limits, out PublishTerms terms)
    {
        terms = default;
        int quality = (first >> 1) & 3;
        if (quality == 3 || (quality == 0 && (first & DuplicateFlag) != 0))
        {
            return PacketFault.Malformed("PUBLISH with wrong flags");
        }

        var reader = new PacketReader(body);
        ushort packetId = 0;
        if (!reader.TryText(out ReadOnlySpan<byte> topic))
        {
            return PacketFault.Malformed("topic is no valid text");
        }

        if (quality > 0 && !reader.TryTwo(out packetId))
        {
            return PacketFault.Malformed("PUBLISH ends early");
        }

        if (quality > 0 && packetId == 0)
        {
            return PacketFault.Protocol("packet id 0");
        }

        if (MqttText.HasWildcard(topic))
        {
            return PacketFault.Malformed("topic with a wildcard");
        }

        if (topic.Length > limits.MostTopicBytes)
        {
            return new PacketFault(FaultReason.TopicNameInvalid, "topic too long");
        }

        if (PropertyList.Read(ref reader, PropertyPlace.Publish, limits.MostUserProperties, out PropertyList properties) is { } fault)
        {
            return fault;
        }

        if (properties.TopicAlias is { } alias && (alias == 0 || alias > limits.MostTopicAliases))
        {
            return new PacketFault(FaultReason.TopicAliasInvalid, "topic alias 0 or over the maximum");
        }

        if (properties.ResponseTopicIsWrong)
        {
            return PacketFault.Protocol("response topic not valid");
        }

        if (topic.IsEmpty && properties.TopicAlias is null)
        {
            return PacketFault.Malformed("PUBLISH without a topic");
        }

        terms = new PublishTerms(quality, packetId, !topic.IsEmpty, properties.TopicAlias);
        return null;
    }
}
