using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Cem.Edge.Hub.Tests.Broker.Guard;

namespace Cem.Edge.Hub.Tests.Broker.Crowd;

/// <summary>One attacker: opens a socket, does what its family does, and comes back a second after the hub has closed it.</summary>
internal sealed class HostileSocket(int plainPort, int tlsPort, int family)
{
    public const int Families = 6;

    private readonly int port = family is 3 or 4 ? tlsPort : plainPort;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SlowByte = TimeSpan.FromSeconds(9);

    /// <summary>The longest that the hub left a socket open.</summary>
    public TimeSpan LongestLife { get; private set; }

    public int Attempts { get; private set; }

    public async Task AttackAsync(CancellationToken until)
    {
        try
        {
            while (true)
            {
                using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                Attempts++;
                TimeSpan life = await LiveAsync(socket, until);
                LongestLife = life > LongestLife ? life : LongestLife;
                await Task.Delay(Rest, until);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    /// <summary>How long the hub left it open; one that the end of the test cuts short was open so long at least.</summary>
    private async Task<TimeSpan> LiveAsync(Socket socket, CancellationToken until)
    {
        try
        {
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), until);
        }
        catch (SocketException)
        {
            return TimeSpan.Zero; // pushed out before it was seen
        }

        long began = Stopwatch.GetTimestamp();
        Task end = ClosedAsync(socket, until);
        await ActAsync(socket, end, until);
        await end;
        return Stopwatch.GetElapsedTime(began);
    }

    private async Task ActAsync(Socket socket, Task end, CancellationToken until)
    {
        byte[] connect = Packets.Whole(Packets.Connect, Packets.Login("kiosk-hostile"));
        byte[][] parts = family switch
        {
            0 => [[0x10, 0xFF, 0xFF, 0xFF, 0x7F]], // CONNECT of 256 MB, then silence
            1 => [[0x10, 0xFF, 0xFF, 0xFF, 0xFF, 0x01]], // a length of five bytes
            2 => [.. connect.Select(one => new[] { one })], // a byte every 9 s
            3 => [], // silence before TLS
            4 => [[0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xFC, 0x03, 0x03]], // the beginning of a TLS hello, then silence
            _ => [[0x10, 0xF0, 0x3E, .. Encoding.ASCII.GetBytes(new string('x', 8_000))]], // nearly all of a CONNECT that is just within the limit
        };
        foreach (byte[] part in parts)
        {
            try
            {
                await socket.SendAsync(part, until);
            }
            catch (SocketException)
            {
                return; // closed meanwhile
            }

            if (parts.Length > 1 && await Task.WhenAny(end, Task.Delay(SlowByte, until)) == end)
            {
                return;
            }
        }
    }

    private static async Task ClosedAsync(Socket socket, CancellationToken until)
    {
        byte[] anything = new byte[256];
        try
        {
            while (await socket.ReceiveAsync(anything, until) > 0)
            {
            }
        }
        catch (Exception end) when (end is SocketException or OperationCanceledException)
        {
        }
    }
}
