using Cem.Edge.FirmwareSim.Crowds;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Tools.Load;

/// <summary>Holds the ledger of the crowd against the hub's tables, without asking the hub.</summary>
internal sealed class NemesisCount(string database)
{
    /// <summary>Ledger entries without a row: same device, start, number and press.</summary>
    public IReadOnlyList<CrowdLine> Missing(IReadOnlyCollection<CrowdLine> ledger)
    {
        HashSet<CrowdLine> rows = [.. Rows()];
        return [.. ledger.Where(line => !rows.Contains(line))];
    }

    public (long Stored, long Duplicates, long Conflicts, long OrderBreaks) Sums()
    {
        using SqliteConnection connection = Open();
        return connection.QuerySingle<(long, long, long, long)>(
            """
            WITH press AS (SELECT arrival, device_id, epoch_id, seq, live, json_extract(data, '$.heldMs') AS number FROM event WHERE type = 'cem.press.v1')
            SELECT (SELECT count(*) FROM press),
              (SELECT count(*) FROM press) - (SELECT count(*) FROM (SELECT DISTINCT device_id, number FROM press)),
              (SELECT count(*) FROM conflict),
              (SELECT count(*) FROM (SELECT seq, lag(seq) OVER (PARTITION BY epoch_id, live ORDER BY arrival) AS before FROM press) WHERE seq < before)
            """);
    }

    private List<CrowdLine> Rows()
    {
        using SqliteConnection connection = Open();
        return [.. connection.Query<(string Device, string Epoch, long Seq, long Press)>(
            """
            SELECT d.device, p.epoch, e.seq, json_extract(e.data, '$.heldMs') FROM event e JOIN device d ON d.id = e.device_id JOIN epoch p ON p.id = e.epoch_id
            WHERE e.type = 'cem.press.v1'
            """).Select(row => new CrowdLine(row.Device, row.Epoch, row.Seq, (int)row.Press))];
    }

    private SqliteConnection Open()
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 30 }.ToString());
        connection.Open();
        return connection;
    }
}
