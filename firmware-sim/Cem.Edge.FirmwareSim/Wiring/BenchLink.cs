using System.Net.Sockets;

namespace Cem.Edge.FirmwareSim.Wiring;

/// <summary>The agent's end of the socket. Writing is synchronous and under a lock: a report is never lost while the simulator lives.</summary>
internal sealed class BenchLink : IDisposable
{
    private readonly Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly NetworkStream stream;
    private readonly StreamReader reader;
    private readonly StreamWriter writer;
    private readonly Lock writing = new();

    public BenchLink(string socketPath)
    {
        socket.Connect(new UnixDomainSocketEndPoint(socketPath));
        stream = new NetworkStream(socket);
        reader = new StreamReader(stream);
        writer = new StreamWriter(stream) { AutoFlush = true, NewLine = "\n" };
    }

    public void Report(BenchReport report)
    {
        string line = BenchProtocol.Write(report);
        lock (writing)
        {
            try
            {
                writer.WriteLine(line);
            }
            catch (Exception gone) when (gone is IOException or ObjectDisposedException)
            {
                // The reading end notices it too and ends the agent: without a simulator there are no wires.
            }
        }
    }

    /// <summary>The next order; a stop when the simulator is gone.</summary>
    public BenchOrder NextOrder()
    {
        try
        {
            while (reader.ReadLine() is { } line)
            {
                if (BenchProtocol.ReadOrder(line) is { } order)
                {
                    return order;
                }
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
        }

        return new StopAgent();
    }

    public void Dispose()
    {
        socket.Dispose();
        stream.Dispose();
    }
}
