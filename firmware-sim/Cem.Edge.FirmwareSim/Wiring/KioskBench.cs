using System.Net.Sockets;

namespace Cem.Edge.FirmwareSim.Wiring;

/// <summary>
/// The simulator's end of the socket, one per kiosk. It outlives the agent: a killed agent's successor connects again and
/// it is told of every start and end. Reports come in order from one reading loop.
/// </summary>
internal sealed class KioskBench : IAsyncDisposable
{
    private readonly string socketPath;
    private readonly Action<BenchReport> heard;
    private readonly Action<bool> wired;
    private readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource ending = new();
    private readonly SemaphoreSlim writing = new(1);
    private readonly Task serving;
    private volatile Socket? current;
    private int putAway;

    public KioskBench(string socketPath, Action<BenchReport> heard, Action<bool> wired)
    {
        this.socketPath = socketPath;
        this.heard = heard;
        this.wired = wired;
        File.Delete(socketPath);
        listener.Bind(new UnixDomainSocketEndPoint(socketPath));
        listener.Listen(4);
        serving = ServeAsync(ending.Token);
    }

    public bool HasAgent => current is not null;

    /// <summary>False when no agent is there to feel it.</summary>
    public async Task<bool> SendAsync(BenchOrder order, CancellationToken cancellationToken)
    {
        byte[] line = System.Text.Encoding.ASCII.GetBytes(BenchProtocol.Write(order) + "\n");
        await writing.WaitAsync(cancellationToken);
        try
        {
            if (current is not { } agent)
            {
                return false;
            }

            for (int sent = 0; sent < line.Length;)
            {
                sent += await agent.SendAsync(line.AsMemory(sent), cancellationToken);
            }

            return true;
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            return false;
        }
        finally
        {
            writing.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref putAway, 1) == 1)
        {
            return;
        }

        await ending.CancelAsync();
        listener.Dispose();
        current?.Dispose();
        await serving;
        File.Delete(socketPath);
        writing.Dispose();
        ending.Dispose();
    }

    private async Task ServeAsync(CancellationToken ending)
    {
        while (!ending.IsCancellationRequested)
        {
            try
            {
                using Socket agent = await listener.AcceptAsync(ending);
                current = agent;
                wired(true);
                await ReadAsync(agent, ending);
            }
            catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException or IOException)
            {
                // The agent was killed, or the bench is being put away; the loop's condition tells which.
            }

            if (Interlocked.Exchange(ref current, null) is not null)
            {
                wired(false);
            }
        }
    }

    private async Task ReadAsync(Socket agent, CancellationToken ending)
    {
        using var reader = new StreamReader(new NetworkStream(agent), System.Text.Encoding.ASCII);
        while (await reader.ReadLineAsync(ending) is { } line)
        {
            if (BenchProtocol.ReadReport(line) is { } report)
            {
                heard(report);
            }
        }
    }
}
