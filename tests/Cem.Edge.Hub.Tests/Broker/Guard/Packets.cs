using System.Text;
using Cem.Edge.Hub.Broker.Guard;
using Cem.Edge.Hub.Broker.Transport;
using System.Buffers;

namespace Cem.Edge.Hub.Tests.Broker.Guard;

/// <summary>Packets of MQTT 5 by hand, right or wrong, and a guard that is shown them.</summary>
internal static class Packets
{
    public const byte Connect = 0x10;
    public const byte Publish = 0x30;
    public const byte PublishOnce = 0x32;
    public const byte Subscribe = 0x82;
    public const byte Unsubscribe = 0xA2;

    /// <summary>A guard whose client has logged in with a plain CONNECT.</summary>
    public static PacketGuard LoggedIn(GuardOptions? limits = null)
    {
        var guard = new PacketGuard(limits ?? new GuardOptions());
        Assert.Null(Show(guard, Connect, Login("kiosk-1")));
        guard.LoggedIn = true;
        return guard;
    }

    public static byte[] Login(string clientId, byte flags = 2, byte[]? properties = null, params byte[][] rest) =>
        [.. Text("MQTT"), 5, flags, 0, 60, .. Counted(properties), .. Text(clientId), .. rest.SelectMany(part => part)];

    /// <summary>The body of a PUBLISH of quality of service 1 when it has a packet id.</summary>
    public static byte[] Message(string topic, ushort? id = null, byte[]? properties = null, string payload = "x") =>
        [.. Text(topic), .. id is { } number ? Two(number) : [], .. Counted(properties), .. Encoding.UTF8.GetBytes(payload)];

    public static byte[] Filter(string filter, byte options = 1, ushort id = 1, byte[]? properties = null) => [.. Two(id), .. Counted(properties), .. Text(filter), options];

    public static byte[] Text(string text) => Binary(Encoding.UTF8.GetBytes(text));

    public static byte[] Binary(params byte[] bytes) => [.. Two((ushort)bytes.Length), .. bytes];

    public static byte[] Two(ushort number) => [(byte)(number >> 8), (byte)number];

    public static byte[] Counted(byte[]? properties) => [.. Length(properties?.Length ?? 0), .. properties ?? []];

    public static byte[] Whole(byte first, byte[] body) => [first, .. Length(body.Length), .. body];

    /// <summary>What the guard says of a packet, its header first.</summary>
    public static PacketFault? Show(PacketGuard guard, byte first, params byte[] body)
    {
        byte[] whole = Whole(first, body);
        Assert.Equal(PacketReading.Read, PacketHeader.TryRead(new ReadOnlySequence<byte>(whole), out PacketHeader header));
        return guard.CheckFirst(first) ?? guard.CheckLength(header) ?? guard.Check(header, body);
    }

    private static byte[] Length(int length)
    {
        var bytes = new List<byte>();
        do
        {
            bytes.Add((byte)((length & 0x7F) | (length > 0x7F ? 0x80 : 0)));
            length >>= 7;
        }
        while (length > 0);
        return [.. bytes];
    }
}
