using Cem.Edge.Hub.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Detection;

/// <summary>Arrival number up to which every stored event has been looked at.</summary>
internal sealed class DetectionCursor(HubDatabase database)
{
    public Task<long> ReadAsync(CancellationToken cancellation) =>
        database.ReadAsync(reader => reader.ExecuteScalar<long>("SELECT arrival FROM detection_cursor"), cancellation);

    public static void Move(SqliteTransaction transaction, long arrival) =>
        transaction.Connection!.Execute("UPDATE detection_cursor SET arrival = @arrival", new { arrival }, transaction);
}
