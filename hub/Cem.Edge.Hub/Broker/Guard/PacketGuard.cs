using Cem.Edge.Contracts;
using Cem.Edge.Hub.Broker.Transport;
using MQTTnet.Protocol;

namespace Cem.Edge.Hub.Broker.Guard;

/// <summary>
/// What one client may send, packet by packet, before the broker's decoder sees it: MQTT 5 to the letter, and the limits of <see cref="GuardOptions"/>.
/// Knows no socket. A fault ends the connection.
/// </summary>
internal sealed class PacketGuard(GuardOptions limits)
{
    private readonly HashSet<ushort> aliases = [];
    private int filters;

    /// <summary>CONNECT came; its terms hold.</summary>
    public bool Connecting { get; private set; }

    /// <summary>The broker accepted the CONNECT.</summary>
    public bool LoggedIn { get; set; }

    public ConnectTerms Terms { get; private set; } = ConnectTerms.Unknown;

    /// <summary>It has sent a CONNECT of MQTT 5, so it understands a reason.</summary>
    public bool SpeaksMqtt5 => Terms.SpeaksMqtt5;

    public InFlight InFlight { get; } = new(limits.ReceiveMaximum);

    /// <summary>Checks a packet by its first byte, type and flags, before its length is waited for.</summary>
    public PacketFault? CheckFirst(byte first)
    {
        var type = (MqttControlPacketType)(first >> 4);
        if (!Connecting && type != MqttControlPacketType.Connect)
        {
            return PacketFault.Protocol("first packet is no CONNECT");
        }

        if (type is 0 or MqttControlPacketType.ConnAck or MqttControlPacketType.Auth || (Connecting && type == MqttControlPacketType.Connect))
        {
            return PacketFault.Protocol("packet that no client sends, or not now");
        }

        int flags = first & 0x0F;
        int wanted = type is MqttControlPacketType.PubRel or MqttControlPacketType.Subscribe or MqttControlPacketType.Unsubscribe ? 2 : 0;
        if (type != MqttControlPacketType.Publish && flags != wanted)
        {
            return PacketFault.Malformed("wrong flags in the fixed header");
        }

        return type is MqttControlPacketType.SubAck or MqttControlPacketType.UnsubAck or MqttControlPacketType.PingResp
            ? PacketFault.Protocol("packet that no client sends, or not now")
            : null;
    }

    /// <summary>Checks a packet by its length, before its body is waited for.</summary>
    public PacketFault? CheckLength(PacketHeader header) => header.TotalLength <= (LoggedIn ? WireLimits.MaxPacketBytes : limits.MostBytesBeforeLogin)
        ? null
        : new PacketFault(FaultReason.PacketTooLarge, LoggedIn ? "packet over the limit" : "CONNECT over the limit");

    /// <summary>Checks a whole packet that has passed the checks of its header, and remembers what later ones are held against.</summary>
    public PacketFault? Check(PacketHeader header, ReadOnlySpan<byte> body)
    {
        switch ((MqttControlPacketType)(header.First >> 4))
        {
            case MqttControlPacketType.Connect:
                PacketFault? fault = ConnectCheck.Of(body, limits, out ConnectTerms terms);
                Terms = terms;
                Connecting = fault is null;
                return fault;
            case MqttControlPacketType.Publish:
                return CheckPublish(header.First, body);
            case MqttControlPacketType.Subscribe:
                return CheckFilters(body, subscribes: true);
            case MqttControlPacketType.Unsubscribe:
                return CheckFilters(body, subscribes: false);
            case MqttControlPacketType.PingReq:
                return body.IsEmpty ? null : PacketFault.Malformed("PINGREQ with a body");
            case MqttControlPacketType.Disconnect:
                return AnswerCheck.OfDisconnect(body, limits, out uint expiry)
                    ?? (expiry > 0 && Terms.SessionExpiry == 0 ? PacketFault.Protocol("session expiry that the CONNECT did not have") : null);
            default:
                return CheckAcknowledgement((MqttControlPacketType)(header.First >> 4), body);
        }
    }

    private PacketFault? CheckPublish(byte first, ReadOnlySpan<byte> body)
    {
        if (PublishCheck.Of(first, body, limits, out PublishTerms terms) is { } fault)
        {
            return fault;
        }

        if (terms.Alias is { } alias && terms.HasTopic)
        {
            aliases.Add(alias);
        }
        else if (terms.Alias is { } used && !aliases.Contains(used))
        {
            return PacketFault.Protocol("topic alias that stands for nothing");
        }

        return terms.Quality > 0 ? InFlight.Receive(terms.PacketId, terms.Quality) : null;
    }

    private PacketFault? CheckFilters(ReadOnlySpan<byte> body, bool subscribes)
    {
        if (SubscribeCheck.Of(body, subscribes, limits, out int count) is { } fault)
        {
            return fault;
        }

        filters += count;
        return filters > limits.MostFilters ? new PacketFault(FaultReason.QuotaExceeded, "too many topic filters") : null;
    }

    private PacketFault? CheckAcknowledgement(MqttControlPacketType type, ReadOnlySpan<byte> body)
    {
        bool isRelease = type is MqttControlPacketType.PubRel or MqttControlPacketType.PubComp;
        if (AnswerCheck.OfAcknowledgement(body, isRelease, limits, out ushort packetId, out bool refused) is { } fault)
        {
            return fault;
        }

        switch (type)
        {
            case MqttControlPacketType.PubAck:
                return InFlight.Acknowledge(packetId);
            case MqttControlPacketType.PubRec:
                return InFlight.Received(packetId, refused);
            case MqttControlPacketType.PubComp:
                return InFlight.Complete(packetId);
            default:
                InFlight.Release(packetId);
                return null;
        }
    }
}
