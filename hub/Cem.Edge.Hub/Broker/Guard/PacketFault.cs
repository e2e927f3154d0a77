namespace Cem.Edge.Hub.Broker.Guard;

/// <summary>Reason codes of MQTT 5 that the guard gives in CONNACK and DISCONNECT.</summary>
internal enum FaultReason : byte
{
    MalformedPacket = 0x81,
    ProtocolError = 0x82,
    UnsupportedProtocolVersion = 0x84,
    ClientIdentifierNotValid = 0x85,
    BadAuthenticationMethod = 0x8C,
    KeepAliveTimeout = 0x8D,
    TopicNameInvalid = 0x90,
    ReceiveMaximumExceeded = 0x93,
    TopicAliasInvalid = 0x94,
    PacketTooLarge = 0x95,
    QuotaExceeded = 0x97,
    ConnectionRateExceeded = 0x9F,
}

/// <summary>Why a connection is refused or ended.</summary>
/// <param name="Rule">One of a fixed set of short sentences: it goes to the client as reason string, into the counts and into the log, so it holds nothing a client sent.</param>
internal sealed record PacketFault(FaultReason Reason, string Rule)
{
    public static PacketFault Malformed(string rule) => new(FaultReason.MalformedPacket, rule);

    public static PacketFault Protocol(string rule) => new(FaultReason.ProtocolError, rule);
}
