using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Ingest;

/// <summary>One agent start of one device with its row ids and cursor, as the open transaction sees it.</summary>
internal sealed class EpochEntry(long id, long deviceId, DeviceAddress device, string epoch, EpochCursor cursor)
{
    public long Id => id;

    public long DeviceId => deviceId;

    public DeviceAddress Device => device;

    public string Epoch => epoch;

    public EpochCursor Cursor => cursor;

    /// <summary>Refused in the open transaction; they travel with its ack.</summary>
    public List<RejectedSeq> Rejected { get; } = [];
}
