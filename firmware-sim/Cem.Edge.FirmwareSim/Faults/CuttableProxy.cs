using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Cem.Edge.FirmwareSim.Faults;

/// <summary>The line of one kiosk to the hub: a relay on loopback that can be cut. While it is cut, standing connections break and new ones are reset.</summary>
internal sealed class CuttableProxy : IAsyncDisposable
{
    private readonly int hubPort;
    private readonly TimeProvider time;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, byte> open = new();
    private readonly CancellationTokenSource ending = new();
    private readonly Task accepting;
    private volatile bool cut;

    public CuttableProxy(int hubPort, TimeProvider time)
    {
        this.time = time;
        this.hubPort = hubPort;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = AcceptAsync(ending.Token);
    }

    public int Port { get; }

    public LineHistory History { get; } = new();

    public void Cut()
    {
        cut = true;
        foreach (Socket socket in open.Keys)
        {
            Reset(socket);
        }
    }

    public void Mend() => cut = false;

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Dispose();
        Cut();
        await accepting;
        ending.Dispose();
    }

    private async Task AcceptAsync(CancellationToken ending)
    {
        var relays = new List<Task>();
        try
        {
            while (true)
            {
                Socket kiosk = await listener.AcceptSocketAsync(ending);
                relays.RemoveAll(relay => relay.IsCompleted);
                relays.Add(RelayAsync(kiosk, ending));
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(relays);
        }
    }

    private async Task RelayAsync(Socket kiosk, CancellationToken ending)
    {
        using Socket hub = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        kiosk.NoDelay = true;
        open.TryAdd(kiosk, 0);
        open.TryAdd(hub, 0);
        try
        {
            // Looked at after the sockets are listed, so that no connection slips through between a cut and the list.
            if (!cut)
            {
                await hub.ConnectAsync(IPAddress.Loopback, hubPort, ending);
                History.Rose(time.GetUtcNow());
                await Task.WhenAny(PumpAsync(kiosk, hub, ending), PumpAsync(hub, kiosk, ending));
                History.Fell(time.GetUtcNow());
            }
        }
        catch (Exception broken) when (broken is SocketException or OperationCanceledException or ObjectDisposedException)
        {
        }
        finally
        {
            open.TryRemove(kiosk, out _);
            open.TryRemove(hub, out _);
            Reset(kiosk);
            Reset(hub);
        }
    }

    private static async Task PumpAsync(Socket from, Socket to, CancellationToken ending)
    {
        byte[] buffer = new byte[16 * 1024];
        try
        {
            for (int read; (read = await from.ReceiveAsync(buffer.AsMemory(), ending)) > 0;)
            {
                for (int sent = 0; sent < read;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, read - sent), ending);
                }
            }
        }
        catch (Exception broken) when (broken is SocketException or OperationCanceledException or ObjectDisposedException)
        {
        }
    }

    private static void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
        }

        socket.Dispose();
    }
}
