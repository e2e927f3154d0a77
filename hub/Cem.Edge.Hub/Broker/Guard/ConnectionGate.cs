using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Cem.Edge.Hub.Broker.Guard;

/// <summary>How many connections there are, of whom, and who goes when there are too many. No I/O: it says what is to be done.</summary>
internal sealed class ConnectionGate(GuardOptions limits)
{
    private readonly Lock access = new();
    private readonly Dictionary<IPAddress, int> addresses = [];
    private readonly LinkedList<Visit> strangers = new();
    private readonly HashSet<Visit> visits = [];

    public int Connections
    {
        get
        {
            lock (access)
            {
                return visits.Count;
            }
        }
    }

    /// <summary>Connections that have not logged in.</summary>
    public int Strangers
    {
        get
        {
            lock (access)
            {
                return strangers.Count;
            }
        }
    }

    public Visit[] All()
    {
        lock (access)
        {
            return [.. visits];
        }
    }

    /// <summary>Lets it in, or says why not.</summary>
    /// <param name="pushedOut">Who has to go for it.</param>
    public PacketFault? Enter(Visit visit, out Visit? pushedOut)
    {
        lock (access)
        {
            pushedOut = null;
            if (visits.Count >= limits.MostConnections)
            {
                return new PacketFault(FaultReason.QuotaExceeded, "too many connections");
            }

            if (Key(visit) is { } address)
            {
                int already = addresses.GetValueOrDefault(address);
                if (already >= limits.MostPerAddress)
                {
                    return new PacketFault(FaultReason.QuotaExceeded, "too many connections of one address");
                }

                addresses[address] = already + 1;
            }

            if (strangers.Count >= limits.MostStrangers && strangers.First is { } oldest)
            {
                pushedOut = oldest.Value;
                ForgetStrangerNeedsLock(pushedOut);
            }

            visits.Add(visit);
            visit.Stranger = strangers.AddLast(visit);
            return null;
        }
    }

    public void LogIn(Visit visit)
    {
        lock (access)
        {
            ForgetStrangerNeedsLock(visit);
        }
    }

    public void Leave(Visit visit)
    {
        lock (access)
        {
            ForgetStrangerNeedsLock(visit);
            if (visits.Remove(visit) && Key(visit) is { } address && --addresses[address] == 0)
            {
                addresses.Remove(address);
            }
        }
    }

    /// <summary>One household has a whole IPv6 network of 64 bits. Null is not counted.</summary>
    private static IPAddress? Key(Visit visit)
    {
        if (visit.Address is not { } address || IPAddress.IsLoopback(address))
        {
            return null;
        }

        if (address.AddressFamily == AddressFamily.InterNetwork || address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], 0);
        return new IPAddress(bytes);
    }

    private void ForgetStrangerNeedsLock(Visit visit)
    {
        if (visit.Stranger is { } place)
        {
            strangers.Remove(place);
            visit.Stranger = null;
        }
    }
}
