using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Ingest;

/// <summary>One agent start of one device with its row ids and cursor, as the open transaction sees it.</summary>
internal sealed class EpochEntry(long id, long deviceId, DeviceAddress device, string epoch, EpochCursor cursor, long stored)
{
    public long Id => id;

    public long DeviceId => deviceId;

    /// <summary>Where its acks go: the address it spoke from last.</summary>
    public DeviceAddress Device { get; set; } = device;

    public string Epoch => epoch;

    public EpochCursor Cursor => cursor;

    /// <summary>Its rows, those of the open transaction too.</summary>
    public long Stored { get; private set; } = stored;

    /// <summary>Those among them that the open transaction added.</summary>
    public long Added { get; private set; }

    /// <summary>Refused in the open transaction; they travel with its ack.</summary>
    public List<RejectedSeq> Rejected { get; } = [];

    public void Begin()
    {
        Added = 0;
        Rejected.Clear();
    }

    public void CountRow()
    {
        Stored++;
        Added++;
    }
}
