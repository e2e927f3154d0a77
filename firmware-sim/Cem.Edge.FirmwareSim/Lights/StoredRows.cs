using Cem.Edge.Contracts;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.FirmwareSim.Lights;

/// <summary>What kiosks have at the hub, asked of its database with SELECT and nothing in between.</summary>
internal sealed record StoredRows(IReadOnlyDictionary<string, long> CountByDevice, IReadOnlyList<PressRow> Presses)
{
    private const string OfDevices = "FROM event e JOIN epoch p ON p.id = e.epoch_id JOIN device d ON d.id = e.device_id WHERE d.kind = 'device'";

    /// <exception cref="SqliteException">The file is no hub database.</exception>
    public static StoredRows Read(string databaseFile)
    {
        using SqliteConnection database = Open(databaseFile);
        return new StoredRows(
            database.Query<(string Device, long Count)>($"SELECT d.device, count(*) {OfDevices} GROUP BY d.device").ToDictionary(row => row.Device, row => row.Count),
            [.. database
                .Query<(string Device, string Epoch, long Sequence, long Face, long UptimeMs)>($"SELECT d.device, p.epoch, e.seq, e.value, e.uptime_ms {OfDevices} AND e.type = '{EventTypes.Press}'")
                .Select(row => new PressRow(row.Device, row.Epoch, row.Sequence, (int)row.Face, TimeSpan.FromMilliseconds(row.UptimeMs)))]);
    }

    public static SqliteConnection Open(string databaseFile)
    {
        SQLitePCL.Batteries_V2.Init();
        var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = databaseFile, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 10 }.ToString());
        database.Open();
        return database;
    }
}
