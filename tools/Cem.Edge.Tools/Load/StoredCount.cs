using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Tools.Load;

/// <summary>Counts what really is in the hub's database, without asking the hub.</summary>
internal sealed class StoredCount : IDisposable
{
    private readonly SqliteConnection database;

    public StoredCount(string file)
    {
        SQLitePCL.Batteries_V2.Init();
        database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        database.Open();
    }

    public long Rows => database.ExecuteScalar<long>("SELECT count(*) FROM event");

    /// <summary>Rows beyond one for each press: the same press of a device again, in whatever epoch, or more of an epoch than its device sent.</summary>
    public long Duplicates(IEnumerable<LoadDevice> devices) =>
        database.ExecuteScalar<long>("SELECT count(*) - (SELECT count(*) FROM (SELECT DISTINCT device_id, device_at, seq FROM event)) FROM event")
        + devices.Sum(device => Math.Max(0, OfEpoch(device.Epoch, long.MaxValue) - device.Sent));

    public long Conflicts => database.ExecuteScalar<long>("SELECT count(*) FROM conflict");

    /// <summary>Numbers 1 to <paramref name="upTo"/> of an epoch that have no row.</summary>
    public long Missing(string epoch, long upTo) => upTo - OfEpoch(epoch, upTo);

    public void Dispose() => database.Dispose();

    private long OfEpoch(string epoch, long upTo) => database.ExecuteScalar<long>(
        "SELECT count(*) FROM event WHERE epoch_id = (SELECT id FROM epoch WHERE epoch = @epoch) AND seq <= @upTo", new { epoch, upTo });
}
