namespace Cem.Edge.Hub.Broker.Guard;

/// <summary>
/// Messages of one connection that are not settled. The reader and the sender of a connection are two threads, so it locks. A stray acknowledgement (of a
/// message nobody knows) is harmless and passes; one of the wrong kind for its message is an error of protocol.
/// </summary>
internal sealed class InFlight(int receiveMaximum)
{
    private const int RepeatsAllowed = 1;

    private readonly Lock access = new();
    private readonly Dictionary<ushort, SentStage> sent = [];
    private readonly Dictionary<ushort, int> received = [];
    private int unacknowledged;

    private enum SentStage
    {
        AwaitsAck,
        AwaitsReceived,
        AwaitsComplete,
    }

    /// <summary>Messages sent that are not settled.</summary>
    public int Sent
    {
        get
        {
            lock (access)
            {
                return sent.Count;
            }
        }
    }

    /// <summary>The hub sends a message.</summary>
    public void NoteSent(ushort packetId, int quality)
    {
        lock (access)
        {
            sent[packetId] = quality == 1 ? SentStage.AwaitsAck : SentStage.AwaitsReceived;
        }
    }

    /// <summary>The hub answers a message: acknowledges it, or refuses one of quality of service 2.</summary>
    public void NoteAnswered(ushort packetId, int quality)
    {
        lock (access)
        {
            if (quality == 1)
            {
                unacknowledged--;
            }
            else
            {
                received.Remove(packetId);
            }
        }
    }

    public PacketFault? Receive(ushort packetId, int quality)
    {
        lock (access)
        {
            if (quality == 1)
            {
                unacknowledged++;
            }
            else if ((received[packetId] = received.GetValueOrDefault(packetId, -1) + 1) > RepeatsAllowed)
            {
                return PacketFault.Protocol("packet id used again before it was released");
            }

            return unacknowledged + received.Count > receiveMaximum ? new PacketFault(FaultReason.ReceiveMaximumExceeded, "more messages at once than allowed") : null;
        }
    }

    public void Release(ushort packetId)
    {
        lock (access)
        {
            received.Remove(packetId);
        }
    }

    public PacketFault? Acknowledge(ushort packetId) => Settle(packetId, SentStage.AwaitsAck);

    public PacketFault? Complete(ushort packetId) => Settle(packetId, SentStage.AwaitsComplete);

    public PacketFault? Received(ushort packetId, bool refused)
    {
        lock (access)
        {
            if (!sent.TryGetValue(packetId, out SentStage stage))
            {
                return null;
            }

            if (stage == SentStage.AwaitsAck)
            {
                return Wrong;
            }

            if (refused)
            {
                sent.Remove(packetId);
            }
            else
            {
                sent[packetId] = SentStage.AwaitsComplete;
            }

            return null;
        }
    }

    private static PacketFault Wrong => PacketFault.Protocol("acknowledgement of the wrong kind");

    private PacketFault? Settle(ushort packetId, SentStage expected)
    {
        lock (access)
        {
            if (!sent.TryGetValue(packetId, out SentStage stage))
            {
                return null;
            }

            return stage == expected && sent.Remove(packetId) ? null : Wrong;
        }
    }
}
