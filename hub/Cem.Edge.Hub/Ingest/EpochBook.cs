using Cem.Edge.Contracts;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Ingest;

/// <summary>Devices and epochs with their cursors, kept in memory between transactions. After a rollback it forgets everything and reads anew.</summary>
internal sealed class EpochBook
{
    private const int MostEntries = 20_000;

    private readonly Dictionary<DeviceAddress, long> deviceIds = [];
    private readonly Dictionary<long, DateTimeOffset> seen = [];
    private readonly Dictionary<(string Device, string Epoch), EpochEntry> entries = [];
    private readonly HashSet<EpochEntry> touched = [];

    /// <summary>Epochs whose cursor or rejections the open transaction may have changed: each gets an ack.</summary>
    public IReadOnlyCollection<EpochEntry> Touched => touched;

    public void Forget()
    {
        deviceIds.Clear();
        entries.Clear();
        touched.Clear();
        seen.Clear();
    }

    public void Begin()
    {
        foreach (EpochEntry entry in touched)
        {
            entry.Begin();
        }

        touched.Clear();
        seen.Clear();
        if (entries.Count > MostEntries)
        {
            entries.Clear();
        }
    }

    public long DeviceId(SqliteTransaction transaction, DeviceAddress device, bool import, DateTimeOffset now)
    {
        if (!deviceIds.TryGetValue(device, out long id))
        {
            id = transaction.Connection!.ExecuteScalar<long>(
                """
                INSERT INTO device (tenant, site, device, kind, first_seen_at, last_seen_at) VALUES (@Tenant, @Site, @Device, @Kind, @At, @At)
                ON CONFLICT (device) DO UPDATE SET site = excluded.site
                RETURNING id
                """,
                new { device.Tenant, device.Site, device.Device, Kind = import ? "import" : "device", At = now.ToUnixTimeMilliseconds() },
                transaction);
            // A device speaks for one site at a time: the address it had before must be looked up anew.
            foreach (DeviceAddress former in deviceIds.Where(known => known.Value == id).Select(known => known.Key).ToArray())
            {
                deviceIds.Remove(former);
            }

            deviceIds.Add(device, id);
        }

        return id;
    }

    /// <summary>A message of the device itself; a Will is the broker's word.</summary>
    public void Seen(long deviceId, DateTimeOffset at) => seen[deviceId] = at;

    /// <summary>Finds or creates the epoch and marks it touched.</summary>
    public EpochEntry Touch(SqliteTransaction transaction, DeviceAddress device, long deviceId, string epoch, string bootId)
    {
        if (!entries.TryGetValue((device.Device, epoch), out EpochEntry? entry))
        {
            (long Id, long UpTo, string Ranges, long Stored) row = transaction.Connection!.QuerySingle<(long, long, string, long)>(
                """
                INSERT INTO epoch (device_id, epoch, boot_id, up_to, ranges) VALUES (@deviceId, @epoch, @bootId, 0, '[]')
                ON CONFLICT (device_id, epoch) DO UPDATE SET boot_id = iif(boot_id = '', excluded.boot_id, boot_id)
                RETURNING id, up_to, ranges, stored
                """,
                new { deviceId, epoch, bootId },
                transaction);
            entry = new EpochEntry(row.Id, deviceId, device, epoch, new EpochCursor(row.UpTo, EpochCursor.RangesFromJson(row.Ranges)), row.Stored);
            entries.Add((device.Device, epoch), entry);
        }

        entry.Device = device;
        touched.Add(entry);
        return entry;
    }

    /// <summary>Rows of a device over all its epochs, those of the open transaction too.</summary>
    public long StoredOf(SqliteTransaction transaction, long deviceId) =>
        transaction.Connection!.ExecuteScalar<long>("SELECT coalesce(sum(stored), 0) FROM epoch WHERE device_id = @deviceId", new { deviceId }, transaction)
        + touched.Where(entry => entry.DeviceId == deviceId).Sum(entry => entry.Added);

    public void Save(EventStatements statements)
    {
        foreach ((long device, DateTimeOffset at) in seen)
        {
            statements.SaveSeen(device, at);
        }

        foreach (EpochEntry entry in touched)
        {
            statements.SaveCursor(entry);
        }
    }
}
