using System.Net;
using System.Net.Sockets;

namespace Cem.Edge.Agent.Tests.Support;

/// <summary>A line to a port of this machine that carries so many bytes a second in each direction, as a bucket filter does.</summary>
internal sealed class SlowLine : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly int _target;
    private readonly int _bytesPerSecond;

    public SlowLine(int target, int bytesPerSecond)
    {
        (_target, _bytesPerSecond) = (target, bytesPerSecond);
        _listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose()
    {
        _ending.Cancel();
        _listener.Dispose();
        _ending.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                Socket near = await _listener.AcceptSocketAsync(_ending.Token);
                // What waits in a buffer of the system would overtake nothing: as little as a real modem holds.
                near.ReceiveBufferSize = 32 * 1024;
                _ = Carry(near);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task Carry(Socket near)
    {
        using (near)
        using (var far = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))
        {
            try
            {
                await far.ConnectAsync(IPAddress.Loopback, _target, _ending.Token);
                await Task.WhenAny(Copy(near, far), Copy(far, near));
            }
            catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
            {
            }
        }
    }

    private async Task Copy(Socket from, Socket to)
    {
        var buffer = new byte[(int)(_bytesPerSecond * Step.TotalSeconds)];
        while (await from.ReceiveAsync(buffer, _ending.Token) is > 0 and var length)
        {
            await to.SendAsync(buffer.AsMemory(0, length), _ending.Token);
            await Task.Delay(TimeSpan.FromSeconds((double)length / _bytesPerSecond), _ending.Token);
        }
    }
}
