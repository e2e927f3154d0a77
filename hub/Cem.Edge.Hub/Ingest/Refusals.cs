using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Ingest;

/// <summary>The dead-letter table. A refused event that is sent again is the same dead letter.</summary>
internal static class Refusals
{
    public static void Save(SqliteTransaction transaction, long deviceId, string? epoch, long sequence, string reason, byte[] payload, DateTimeOffset receivedAt) =>
        transaction.Connection!.Execute(
            """
            INSERT INTO dead_letter (device_id, epoch, seq, reason, payload, received_at) VALUES (@deviceId, @epoch, @number, @reason, @payload, @at)
            ON CONFLICT (device_id, epoch, seq) DO NOTHING
            """,
            new { deviceId, epoch, number = sequence > 0 ? sequence : (long?)null, reason, payload, at = receivedAt.ToUnixTimeMilliseconds() },
            transaction);
}
