using System.Text;

namespace Cem.Edge.Hub.Broker.Guard;

/// <summary>The last packet of a connection: CONNACK before the CONNECT is answered, DISCONNECT afterwards, with reason code and reason string.</summary>
internal static class FaultPacket
{
    private const byte ConnAck = 0x20;
    private const byte Disconnect = 0xE0;
    private const byte ReasonString = 0x1F;

    /// <summary>What a client of MQTT 3.1.1 understands: "refused protocol version".</summary>
    private static readonly byte[] OldConnAck = [ConnAck, 2, 0, 1];

    /// <returns>Empty where nothing can be said: to what did not begin with a CONNECT, or where the client takes no packet as large.</returns>
    public static ReadOnlyMemory<byte> For(PacketFault fault, PacketGuard guard)
    {
        if (fault.Reason == FaultReason.UnsupportedProtocolVersion)
        {
            return OldConnAck;
        }

        if (!guard.SpeaksMqtt5)
        {
            return default;
        }

        byte[] text = Encoding.UTF8.GetBytes(fault.Rule);
        byte[] packet = Build(guard.LoggedIn, (byte)fault.Reason, [ReasonString, 0, (byte)text.Length, .. text]);
        packet = packet.Length <= guard.Terms.MaximumPacketSize ? packet : Build(guard.LoggedIn, (byte)fault.Reason, []);
        return packet.Length <= guard.Terms.MaximumPacketSize ? packet : default;
    }

    private static byte[] Build(bool loggedIn, byte reason, byte[] properties)
    {
        byte[] body = loggedIn ? [reason, (byte)properties.Length, .. properties] : [0, reason, (byte)properties.Length, .. properties];
        return [loggedIn ? Disconnect : ConnAck, (byte)body.Length, .. body];
    }
}
