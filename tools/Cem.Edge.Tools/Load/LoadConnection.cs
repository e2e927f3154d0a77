using System.Buffers.Binary;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Cem.Edge.Contracts;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace Cem.Edge.Tools.Load;

/// <summary>One MQTT 5 connection on a bare socket: a client library for every device would take as much of the machine as the hub does.</summary>
internal sealed class LoadConnection(DeviceAddress address) : IDisposable
{
    private const int BiggestPacket = 1 << 16;
    private const int LongestHeader = 5;

    private static readonly byte[] Ping = [0xC0, 0];

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] head = Head(address);
    private readonly byte[] incoming = new byte[BiggestPacket];
    private readonly SemaphoreSlim sending = new(1, 1);
    private Stream? stream;
    private int begin;
    private int end;
    private ushort packet;

    /// <summary>Where the payload of a message begins in the buffer that is sent.</summary>
    public int PayloadAt => LongestHeader + head.Length;

    /// <exception cref="ProtocolViolationException">The hub refuses this device.</exception>
    /// <exception cref="AuthenticationException">Its certificate, or that of the hub, is not accepted.</exception>
    public async Task ConnectAsync(LoadTarget target, CancellationToken cancellation)
    {
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, target.Port), cancellation);
        stream = await OpenAsync(target, cancellation);
        await SendAsync(new MqttConnectPacket { ClientId = address.Device, CleanSession = true, KeepAlivePeriod = 60 }, cancellation);
        await ExpectAsync(MqttControlPacketType.ConnAck, reasonAt: 3, cancellation);
        var acks = new MqttTopicFilter { Topic = Topics.Ack(address), QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce };
        await SendAsync(new MqttSubscribePacket { PacketIdentifier = 1, TopicFilters = [acks] }, cancellation);
        await ExpectAsync(MqttControlPacketType.SubAck, reasonAt: 5, cancellation);
    }

    /// <summary>Publishes with QoS 1 the <paramref name="length"/> bytes of payload that lie in <paramref name="buffer"/> from <see cref="PayloadAt"/>.</summary>
    public async ValueTask PublishAsync(byte[] buffer, int length, CancellationToken cancellation)
    {
        head.CopyTo(buffer, LongestHeader);
        packet = packet == ushort.MaxValue ? (ushort)1 : (ushort)(packet + 1);
        BinaryPrimitives.WriteUInt16BigEndian(buffer.AsSpan(LongestHeader + head.Length - 3), packet);
        int body = head.Length + length, digits = body < 1 << 7 ? 1 : body < 1 << 14 ? 2 : 3, start = LongestHeader - 1 - digits;
        buffer[start] = 0x32;
        for (int i = 0, left = body; i < digits; i++, left >>= 7)
        {
            buffer[start + 1 + i] = (byte)((left & 0x7F) | (i + 1 < digits ? 0x80 : 0));
        }

        await SendAsync(buffer.AsMemory(start, 1 + digits + body), cancellation);
    }

    /// <summary>Waits for the hub's next ack and answers it; null when the connection has ended.</summary>
    /// <exception cref="ProtocolViolationException">The hub refused a message.</exception>
    public async ValueTask<Ack?> HearAsync(CancellationToken cancellation)
    {
        while (await NextAsync(cancellation) is { Length: > 0 } one)
        {
            switch ((MqttControlPacketType)(one.Span[0] >> 4))
            {
                case MqttControlPacketType.PubAck when one.Length > 4 && one.Span[4] >= 0x80:
                    throw new ProtocolViolationException($"the hub answered 0x{one.Span[4]:x2}");
                case MqttControlPacketType.Publish:
                    (Ack? ack, ushort id) = Read(one.Span);
                    await SendAsync(new byte[] { 0x40, 2, (byte)(id >> 8), (byte)id }, cancellation);
                    return ack;
            }
        }

        return null;
    }

    /// <summary>Keeps an idle connection alive.</summary>
    public ValueTask PingAsync(CancellationToken cancellation) => SendAsync(Ping, cancellation);

    public void Dispose()
    {
        stream?.Dispose();
        socket.Dispose();
        sending.Dispose();
    }

    private async Task<Stream> OpenAsync(LoadTarget target, CancellationToken cancellation)
    {
        var plain = new NetworkStream(socket);
        if (target.Credentials is not { } credentials)
        {
            return plain;
        }

        var tls = new SslStream(plain);
        await tls.AuthenticateAsClientAsync(credentials.Of(address.Device), cancellation);
        return tls;
    }

    private static (Ack? Ack, ushort Id) Read(ReadOnlySpan<byte> publish)
    {
        int at = 1;
        while ((publish[at++] & 0x80) != 0)
        {
        }

        at += 2 + BinaryPrimitives.ReadUInt16BigEndian(publish[at..]);
        ushort id = BinaryPrimitives.ReadUInt16BigEndian(publish[at..]);
        // The hub gives an ack no properties that need a second byte of length.
        return (Wire.ReadAck(publish[(at + 3 + publish[at + 2])..], out _), id);
    }

    private static byte[] Head(DeviceAddress address)
    {
        byte[] topic = Encoding.UTF8.GetBytes(Topics.Event(address));
        byte[] head = new byte[2 + topic.Length + 3]; // topic, packet id, no properties
        BinaryPrimitives.WriteUInt16BigEndian(head, (ushort)topic.Length);
        topic.CopyTo(head, 2);
        return head;
    }

    private async Task SendAsync(MqttPacket one, CancellationToken cancellation) =>
        await SendAsync(new MqttPacketFormatterAdapter(MqttProtocolVersion.V500, new MqttBufferWriter(256, 4_096)).Encode(one).ToArray(), cancellation);

    // A TLS stream takes one write at a time; a device sends events and answers acks side by side.
    private async ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await sending.WaitAsync(cancellation);
        try
        {
            await stream!.WriteAsync(bytes, cancellation); // there once connected
        }
        finally
        {
            sending.Release();
        }
    }

    private async Task ExpectAsync(MqttControlPacketType type, int reasonAt, CancellationToken cancellation)
    {
        ReadOnlyMemory<byte> answer = await NextAsync(cancellation);
        if (answer.Length <= reasonAt || answer.Span[0] >> 4 != (int)type || answer.Span[reasonAt] >= 0x80)
        {
            throw new ProtocolViolationException($"{type} was expected");
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>> NextAsync(CancellationToken cancellation)
    {
        int length;
        while ((length = PacketLength(incoming.AsSpan(begin, end - begin))) == 0 || end - begin < length)
        {
            incoming.AsSpan(begin, end - begin).CopyTo(incoming);
            (begin, end) = (0, end - begin);
            int read = await stream!.ReadAsync(incoming.AsMemory(end), cancellation); // there once connected
            if (read == 0)
            {
                return default;
            }

            end += read;
        }

        begin += length;
        return incoming.AsMemory(begin - length, length);
    }

    private static int PacketLength(ReadOnlySpan<byte> bytes)
    {
        for (int i = 1, body = 0; i < bytes.Length; i++)
        {
            body |= (bytes[i] & 0x7F) << (7 * (i - 1));
            if ((bytes[i] & 0x80) == 0)
            {
                return 1 + i + body;
            }
        }

        return 0;
    }
}
