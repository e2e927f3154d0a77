using System.Net;
using System.Net.Sockets;

namespace Cem.Edge.Hub.Tests.Broker.Vectors;

/// <summary>The raw socket of a case: whole packets in, bytes out, and whether the other side has closed.</summary>
internal sealed class VectorConnection : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] received = new byte[4_096];
    private int filled;

    public bool Closed { get; private set; }

    /// <summary>What was sent last ends where a packet ends.</summary>
    public bool AtPacketEnd { get; private set; } = true;

    public async Task OpenAsync(int port) => await socket.ConnectAsync(IPAddress.Loopback, port);

    public async Task SendAsync(byte[] bytes)
    {
        AtPacketEnd = LengthOfPacket(bytes) == bytes.Length;
        try
        {
            await socket.SendAsync(bytes);
        }
        catch (SocketException)
        {
            Closed = true;
        }
    }

    /// <summary>The next packet; null when nothing (more) came within that time, or the other side has closed.</summary>
    public async Task<byte[]?> ReadPacketAsync(TimeSpan within)
    {
        using var patience = new CancellationTokenSource(within);
        while (true)
        {
            if (LengthOfPacket(received.AsSpan(0, filled)) is { } length && length <= filled)
            {
                byte[] packet = received[..length];
                received.AsSpan(length, filled - length).CopyTo(received);
                filled -= length;
                return packet;
            }

            if (Closed)
            {
                return null;
            }

            try
            {
                int read = await socket.ReceiveAsync(received.AsMemory(filled), patience.Token);
                Closed = read == 0;
                filled += read;
            }
            catch (SocketException)
            {
                Closed = true;
            }
            catch (OperationCanceledException)
            {
                return null;
            }
        }
    }

    public void Dispose() => socket.Dispose();

    private static int? LengthOfPacket(ReadOnlySpan<byte> bytes)
    {
        int length = 0;
        for (int i = 1; i < Math.Min(bytes.Length, 5); i++)
        {
            length |= (bytes[i] & 0x7F) << (7 * (i - 1));
            if ((bytes[i] & 0x80) == 0)
            {
                return length + i + 1;
            }
        }

        return null;
    }
}
