namespace Cem.Edge.Hub.Broker.Guard;

/// <summary>The properties of one packet, checked; what later checks need of them is kept.</summary>
internal struct PropertyList
{
    private ulong seen;

    public uint SessionExpiry { get; private set; }

    public ushort? ReceiveMaximum { get; private set; }

    public uint? MaximumPacketSize { get; private set; }

    public ushort? TopicAlias { get; private set; }

    public int? SubscriptionIdentifier { get; private set; }

    /// <summary>It is empty or has a wildcard, so nobody could publish to it.</summary>
    public bool ResponseTopicIsWrong { get; private set; }

    public bool HasAuthenticationMethod { get; private set; }

    public bool HasAuthenticationData { get; private set; }

    /// <summary>Reads a list with its length. The reader stands behind it afterwards, unless there is a fault.</summary>
    public static PacketFault? Read(ref PacketReader packet, PropertyPlace place, int mostUserProperties, out PropertyList properties)
    {
        properties = default;
        if (!packet.TryVariable(out int length) || !packet.TryTake(length, out ReadOnlySpan<byte> bytes))
        {
            return PacketFault.Malformed("properties are longer than their packet");
        }

        var reader = new PacketReader(bytes);
        int userProperties = 0;
        while (!reader.AtEnd)
        {
            if (!reader.TryVariable(out int id) || PropertyRules.Of(id) is not { } rule)
            {
                return PacketFault.Malformed("unknown property");
            }

            if (properties.ReadValue(ref reader, id, rule.Type) is { } fault)
            {
                return fault;
            }

            if ((rule.Places & place) == 0)
            {
                // The standard calls this malformed; mosquitto, whose cases are our measure, says so of the two below only.
                const string Rule = "property does not belong into this packet";
                return place is PropertyPlace.Subscribe or PropertyPlace.Unsubscribe ? PacketFault.Malformed(Rule) : PacketFault.Protocol(Rule);
            }

            if (id == PropertyRules.UserProperty)
            {
                if (++userProperties > mostUserProperties)
                {
                    return new PacketFault(FaultReason.QuotaExceeded, "too many user properties");
                }
            }
            else if ((properties.seen & (1UL << id)) != 0)
            {
                return PacketFault.Protocol("property twice");
            }

            properties.seen |= 1UL << id;
        }

        return null;
    }

    private PacketFault? ReadValue(ref PacketReader reader, int id, PropertyType type)
    {
        ReadOnlySpan<byte> bytes = default;
        byte one = 0;
        ushort two = 0;
        uint four = 0;
        int variable = 0;
        bool read = type switch
        {
            PropertyType.Byte or PropertyType.Switch => reader.TryByte(out one),
            PropertyType.Two or PropertyType.TwoNotZero => reader.TryTwo(out two),
            PropertyType.Four or PropertyType.FourNotZero => reader.TryFour(out four),
            PropertyType.Variable => reader.TryVariable(out variable),
            PropertyType.Binary => reader.TryBinary(out bytes),
            PropertyType.Text => reader.TryText(out bytes),
            _ => reader.TryText(out _) && reader.TryText(out _),
        };
        if (!read)
        {
            return PacketFault.Malformed("property cannot be read");
        }

        if ((type == PropertyType.Switch && one > 1) || (type == PropertyType.TwoNotZero && two == 0) || (type == PropertyType.FourNotZero && four == 0))
        {
            return PacketFault.Protocol("property has a value it may not have");
        }

        Keep(id, two, four, variable, bytes);
        return null;
    }

    private void Keep(int id, ushort two, uint four, int variable, ReadOnlySpan<byte> bytes)
    {
        switch (id)
        {
            case PropertyRules.SessionExpiry:
                SessionExpiry = four;
                break;
            case PropertyRules.ReceiveMaximum:
                ReceiveMaximum = two;
                break;
            case PropertyRules.MaximumPacketSize:
                MaximumPacketSize = four;
                break;
            case PropertyRules.TopicAlias:
                TopicAlias = two;
                break;
            case PropertyRules.SubscriptionIdentifier:
                SubscriptionIdentifier = variable;
                break;
            case PropertyRules.ResponseTopic:
                ResponseTopicIsWrong = bytes.IsEmpty || MqttText.HasWildcard(bytes);
                break;
            case PropertyRules.AuthenticationMethod:
                HasAuthenticationMethod = true;
                break;
            case PropertyRules.AuthenticationData:
                HasAuthenticationData = true;
                break;
            default:
                break;
        }
    }
}
