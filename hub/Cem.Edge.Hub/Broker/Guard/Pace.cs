namespace Cem.Edge.Hub.Broker.Guard;

/// <summary>What a connection is doing since when, and whether that takes too long. Times are those of one monotonic clock; one thread reads, one sends, one asks.</summary>
internal sealed class Pace(TimeSpan arrivedAt)
{
    private const double KeepAliveFactor = 1.5; // MQTT 5, section 3.1.2.10

    private static readonly TimeSpan PacketPatience = TimeSpan.FromSeconds(10);

    private readonly Lock access = new();
    private TimeSpan? readingSince;
    private TimeSpan? packetSince;
    private TimeSpan? sendingSince;
    private TimeSpan? waitingSince;
    private int packetBytes;
    private bool loggedIn;

    /// <summary>Zero before the CONNECT: then <see cref="BrokerOptions.LoginTimeout"/> counts.</summary>
    public TimeSpan KeepAlive { get; set; }

    public void LogIn()
    {
        lock (access)
        {
            loggedIn = true;
        }
    }

    /// <summary>The broker waits for a packet. While it does not (the committer is busy), nobody can be late.</summary>
    public void BeginReading(TimeSpan now)
    {
        lock (access)
        {
            readingSince = now;
        }
    }

    /// <summary>A part of a packet is here, and the rest is waited for.</summary>
    public void BeginPacket(TimeSpan now, int bytes)
    {
        lock (access)
        {
            packetSince ??= now;
            packetBytes = bytes;
        }
    }

    public void EndReading()
    {
        lock (access)
        {
            (readingSince, packetSince) = (null, null);
        }
    }

    public void BeginSending(TimeSpan now)
    {
        lock (access)
        {
            sendingSince = now;
        }
    }

    public void EndSending()
    {
        lock (access)
        {
            sendingSince = null;
        }
    }

    /// <summary>The device has as many messages as it wanted at once; the next one waits for an acknowledgement.</summary>
    public void BeginWaiting(TimeSpan now)
    {
        lock (access)
        {
            waitingSince = now;
        }
    }

    public void EndWaiting()
    {
        lock (access)
        {
            waitingSince = null;
        }
    }

    /// <summary>Null while everything goes fast enough.</summary>
    public PacketFault? Overdue(TimeSpan now, TimeSpan loginTimeout, GuardOptions limits)
    {
        lock (access)
        {
            if (!loggedIn)
            {
                return now - arrivedAt >= loginTimeout ? new PacketFault(FaultReason.KeepAliveTimeout, "not logged in in time") : null;
            }

            if (now - sendingSince >= limits.SlowReaderTimeout)
            {
                return new PacketFault(FaultReason.QuotaExceeded, "does not read what it is sent");
            }

            // Acknowledgements that the hub does not read are none that the device owes.
            if (now - waitingSince >= limits.SlowReaderTimeout && now - readingSince >= limits.SlowReaderTimeout)
            {
                return new PacketFault(FaultReason.QuotaExceeded, "does not acknowledge what it is sent");
            }

            if (now - packetSince >= PacketPatience + TimeSpan.FromSeconds((double)packetBytes / limits.LeastBytesPerSecond))
            {
                return new PacketFault(FaultReason.QuotaExceeded, "packet comes too slowly");
            }

            return KeepAlive > TimeSpan.Zero && packetSince is null && now - readingSince >= KeepAlive * KeepAliveFactor
                ? new PacketFault(FaultReason.KeepAliveTimeout, "silent for longer than its keep-alive")
                : null;
        }
    }
}
