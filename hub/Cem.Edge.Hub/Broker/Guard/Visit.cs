using System.Net;
using Microsoft.AspNetCore.Connections;

namespace Cem.Edge.Hub.Broker.Guard;

/// <summary>One connection from its first byte to its last, TLS included. It lies in the features of the connection.</summary>
internal sealed class Visit(ConnectionContext connection, TimeSpan arrivedAt)
{
    private static readonly TimeSpan FarewellPatience = TimeSpan.FromSeconds(1);

    private int cut;

    public IPAddress? Address { get; } = (connection.RemoteEndPoint as IPEndPoint)?.Address;

    public Pace Pace { get; } = new(arrivedAt);

    /// <summary>Says the last word and ends the conversation in good order, or is false; null while nobody speaks MQTT on the connection.</summary>
    public Func<PacketFault, Task<bool>>? Farewell { get; set; }

    /// <summary>Its place among those that have not logged in; null afterwards.</summary>
    public LinkedListNode<Visit>? Stranger { get; set; }

    /// <summary>Ends the connection from outside, with a last word where that goes out at once. False when that was done before.</summary>
    public bool Cut(PacketFault fault)
    {
        if (Interlocked.Exchange(ref cut, 1) != 0)
        {
            return false;
        }

        _ = CutAsync(fault);
        return true;
    }

    private async Task CutAsync(PacketFault fault)
    {
        try
        {
            if (Farewell is { } farewell && await farewell(fault).WaitAsync(FarewellPatience))
            {
                return;
            }
        }
        catch (Exception problem) when (problem is TimeoutException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It hears no last word.
        }

        connection.Abort(new ConnectionAbortedException(fault.Rule));
    }
}
