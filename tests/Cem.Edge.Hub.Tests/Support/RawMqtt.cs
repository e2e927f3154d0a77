using System.Net;
using System.Net.Sockets;
using MQTTnet.Formatter;
using MQTTnet.Packets;

namespace Cem.Edge.Hub.Tests.Support;

/// <summary>An MQTT 5 connection whose bytes the test sends itself: in halves, too many, or none at all.</summary>
internal sealed class RawMqtt : IDisposable
{
    private readonly MqttPacketFormatterAdapter formatter = new(MqttProtocolVersion.V500, new MqttBufferWriter(4_096, 1_000_000));

    private RawMqtt(Socket socket) => Socket = socket;

    public Socket Socket { get; }

    public static async Task<RawMqtt> OpenAsync(int port, int? receiveBuffer = null)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (receiveBuffer is { } bytes)
        {
            socket.ReceiveBufferSize = bytes;
        }

        await socket.ConnectAsync(IPAddress.Loopback, port);
        return new RawMqtt(socket);
    }

    /// <summary>Opens and logs in as <paramref name="device"/>.</summary>
    public static async Task<RawMqtt> LogInAsync(int port, string device, int? receiveBuffer = null)
    {
        RawMqtt raw = await OpenAsync(port, receiveBuffer);
        await raw.SendAsync(raw.Bytes(new MqttConnectPacket { ClientId = device, CleanSession = true, KeepAlivePeriod = 60 }));
        Assert.Equal(0, (await raw.ReadPacketAsync())![3]); // the reason code of CONNACK
        return raw;
    }

    public byte[] Bytes(MqttPacket packet)
    {
        byte[] bytes = formatter.Encode(packet).ToArray();
        formatter.Cleanup();
        return bytes;
    }

    public async Task SendAsync(ReadOnlyMemory<byte> bytes) => await Socket.SendAsync(bytes);

    /// <summary>The bytes of the next packet, or null when the hub has closed the connection.</summary>
    public async Task<byte[]?> ReadPacketAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var packet = new List<byte>();
        int left = 2;
        while (left > 0)
        {
            byte[] part = new byte[left];
            int read;
            try
            {
                read = await Socket.ReceiveAsync(part, patience.Token);
            }
            catch (SocketException)
            {
                read = 0;
            }

            if (read == 0)
            {
                return null;
            }

            packet.AddRange(part.AsSpan(0, read));
            left = PacketLength(packet) is { } length ? length - packet.Count : 1;
        }

        return [.. packet];
    }

    /// <summary>Closes with RST instead of FIN.</summary>
    public void Reset()
    {
        Socket.LingerState = new LingerOption(enable: true, seconds: 0);
        Socket.Close();
    }

    public void Dispose() => Socket.Dispose();

    private static int? PacketLength(List<byte> packet)
    {
        int length = 0;
        for (int i = 1; i < packet.Count; i++)
        {
            length |= (packet[i] & 0x7F) << (7 * (i - 1));
            if ((packet[i] & 0x80) == 0)
            {
                return length + i + 1;
            }
        }

        return null;
    }
}
