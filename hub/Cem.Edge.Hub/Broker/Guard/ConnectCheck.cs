namespace Cem.Edge.Hub.Broker.Guard;

/// <summary>What the guard remembers of a CONNECT.</summary>
/// <param name="SpeaksMqtt5">Its protocol is the one this broker speaks, so it understands a reason.</param>
/// <param name="KeepAliveSeconds">0 = the client wants none.</param>
internal readonly record struct ConnectTerms(bool SpeaksMqtt5, ushort KeepAliveSeconds, uint SessionExpiry, ushort ReceiveMaximum, uint MaximumPacketSize)
{
    public static ConnectTerms Unknown => new(false, 0, 0, ushort.MaxValue, uint.MaxValue);
}

/// <summary>The body of a CONNECT (MQTT 5, section 3.1).</summary>
internal static class ConnectCheck
{
    private const byte Level5 = 5;
    private const byte ReservedFlag = 0x01;
    private const byte WillFlag = 0x04;
    private const byte WillQualityAndRetain = 0x38;
    private const byte PasswordFlag = 0x40;
    private const byte UserNameFlag = 0x80;

    public static PacketFault? Of(ReadOnlySpan<byte> body, GuardOptions limits, out ConnectTerms terms)
    {
        terms = ConnectTerms.Unknown;
        var reader = new PacketReader(body);
        if (!reader.TryBinary(out ReadOnlySpan<byte> protocol) || !reader.TryByte(out byte level))
        {
            return PacketFault.Malformed("CONNECT ends early");
        }

        bool isMqtt = protocol.SequenceEqual("MQTT"u8);
        if (!isMqtt || level != Level5)
        {
            return isMqtt || protocol.SequenceEqual("MQIsdp"u8)
                ? new PacketFault(FaultReason.UnsupportedProtocolVersion, "this broker speaks MQTT 5 only")
                : PacketFault.Malformed("CONNECT of another protocol");
        }

        terms = terms with { SpeaksMqtt5 = true };
        if (!reader.TryByte(out byte flags) || !reader.TryTwo(out ushort keepAlive))
        {
            return PacketFault.Malformed("CONNECT ends early");
        }

        bool hasWill = (flags & WillFlag) != 0;
        if ((flags & ReservedFlag) != 0 || (!hasWill && (flags & WillQualityAndRetain) != 0) || ((flags >> 3) & 3) == 3)
        {
            return PacketFault.Malformed("CONNECT with wrong flags");
        }

        if (PropertyList.Read(ref reader, PropertyPlace.Connect, limits.MostUserProperties, out PropertyList properties) is { } fault)
        {
            return fault;
        }

        if (properties.HasAuthenticationMethod || properties.HasAuthenticationData)
        {
            return properties.HasAuthenticationMethod
                ? new PacketFault(FaultReason.BadAuthenticationMethod, "no authentication method is known here")
                : PacketFault.Protocol("authentication data without a method");
        }

        terms = new ConnectTerms(true, keepAlive, properties.SessionExpiry, properties.ReceiveMaximum ?? ushort.MaxValue, properties.MaximumPacketSize ?? uint.MaxValue);
        return CheckPayload(ref reader, flags, hasWill, limits);
    }

    private static PacketFault? CheckPayload(ref PacketReader reader, byte flags, bool hasWill, GuardOptions limits)
    {
        if (!reader.TryBinary(out ReadOnlySpan<byte> clientId))
        {
            return PacketFault.Malformed("CONNECT ends early");
        }

        if (!MqttText.IsValid(clientId))
        {
            return new PacketFault(FaultReason.ClientIdentifierNotValid, "client id with characters that MQTT forbids");
        }

        if (hasWill && CheckWill(ref reader, limits) is { } fault)
        {
            return fault;
        }

        if (((flags & UserNameFlag) != 0 && !reader.TryText(out _)) || ((flags & PasswordFlag) != 0 && !reader.TryBinary(out _)))
        {
            return PacketFault.Malformed("user name or password cannot be read");
        }

        return reader.AtEnd ? null : PacketFault.Malformed("CONNECT has more bytes than it says");
    }

    private static PacketFault? CheckWill(ref PacketReader reader, GuardOptions limits)
    {
        if (PropertyList.Read(ref reader, PropertyPlace.Will, limits.MostUserProperties, out PropertyList properties) is { } fault)
        {
            return fault;
        }

        if (!reader.TryText(out ReadOnlySpan<byte> topic) || topic.IsEmpty || topic.Length > limits.MostTopicBytes || topic[0] == '$'
            || MqttText.HasWildcard(topic))
        {
            return PacketFault.Malformed("will topic not valid");
        }

        if (properties.ResponseTopicIsWrong)
        {
            return PacketFault.Protocol("response topic not valid");
        }

        return reader.TryBinary(out _) ? null : PacketFault.Malformed("CONNECT ends early");
    }
}
