namespace Cem.Edge.Hub.Broker.Guard;

/// <summary>Where a list of properties may stand.</summary>
[Flags]
internal enum PropertyPlace
{
    Connect = 1,
    Will = 2,
    Publish = 4,
    Subscribe = 8,
    Unsubscribe = 16,
    Acknowledge = 32,
    Disconnect = 64,
    FromServer = 128,
}

internal enum PropertyType
{
    Byte,
    Switch,
    Two,
    TwoNotZero,
    Four,
    FourNotZero,
    Variable,
    Text,
    Binary,
    Pair,
}

/// <param name="Places">Where it may stand in what a client sends.</param>
internal readonly record struct PropertyRule(PropertyType Type, PropertyPlace Places);

/// <summary>The properties of MQTT 5 (section 2.2.2.2, table 2-4).</summary>
internal static class PropertyRules
{
    public const byte SessionExpiry = 0x11;
    public const byte AuthenticationMethod = 0x15;
    public const byte AuthenticationData = 0x16;
    public const byte ReceiveMaximum = 0x21;
    public const byte TopicAlias = 0x23;
    public const byte ResponseTopic = 0x08;
    public const byte SubscriptionIdentifier = 0x0B;
    public const byte UserProperty = 0x26;
    public const byte MaximumPacketSize = 0x27;

    private const PropertyPlace Message = PropertyPlace.Publish | PropertyPlace.Will;
    private const PropertyPlace Everywhere = (PropertyPlace)0x7F;

    private static readonly PropertyRule?[] Rules = Table();

    /// <summary>Null for a number that is no property.</summary>
    public static PropertyRule? Of(int id) => id < Rules.Length ? Rules[id] : null;

    private static PropertyRule?[] Table()
    {
        var rules = new PropertyRule?[0x2B];
        rules[0x01] = new(PropertyType.Switch, Message); // payload format
        rules[0x02] = new(PropertyType.Four, Message); // message expiry
        rules[0x03] = new(PropertyType.Text, Message); // content type
        rules[ResponseTopic] = new(PropertyType.Text, Message);
        rules[0x09] = new(PropertyType.Binary, Message); // correlation data
        rules[SubscriptionIdentifier] = new(PropertyType.Variable, PropertyPlace.Subscribe);
        rules[SessionExpiry] = new(PropertyType.Four, PropertyPlace.Connect | PropertyPlace.Disconnect);
        rules[0x12] = new(PropertyType.Text, PropertyPlace.FromServer); // assigned client identifier
        rules[0x13] = new(PropertyType.Two, PropertyPlace.FromServer); // server keep alive
        rules[AuthenticationMethod] = new(PropertyType.Text, PropertyPlace.Connect);
        rules[AuthenticationData] = new(PropertyType.Binary, PropertyPlace.Connect);
        rules[0x17] = new(PropertyType.Switch, PropertyPlace.Connect); // request problem information
        rules[0x18] = new(PropertyType.Four, PropertyPlace.Will); // will delay
        rules[0x19] = new(PropertyType.Switch, PropertyPlace.Connect); // request response information
        rules[0x1A] = new(PropertyType.Text, PropertyPlace.FromServer); // response information
        rules[0x1C] = new(PropertyType.Text, PropertyPlace.FromServer); // server reference
        rules[0x1F] = new(PropertyType.Text, PropertyPlace.Acknowledge | PropertyPlace.Disconnect); // reason string
        rules[ReceiveMaximum] = new(PropertyType.TwoNotZero, PropertyPlace.Connect);
        rules[0x22] = new(PropertyType.Two, PropertyPlace.Connect); // topic alias maximum
        rules[TopicAlias] = new(PropertyType.Two, PropertyPlace.Publish);
        rules[0x24] = new(PropertyType.Byte, PropertyPlace.FromServer); // maximum quality of service
        rules[0x25] = new(PropertyType.Byte, PropertyPlace.FromServer); // retain available
        rules[UserProperty] = new(PropertyType.Pair, Everywhere);
        rules[MaximumPacketSize] = new(PropertyType.FourNotZero, PropertyPlace.Connect);
        rules[0x28] = new(PropertyType.Byte, PropertyPlace.FromServer); // wildcard subscriptions available
        rules[0x29] = new(PropertyType.Byte, PropertyPlace.FromServer); // subscription identifiers available
        rules[0x2A] = new(PropertyType.Byte, PropertyPlace.FromServer); // shared subscriptions available
        return rules;
    }
}
