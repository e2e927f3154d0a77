using Cem.Edge.Contracts;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Ingest;

/// <summary>Numbers that will never arrive: the device says why, and the cursor passes them.</summary>
internal static class GivenUp
{
    public const string Dropped = "dropped";
    public const string Quarantined = "quarantined";

    public static void Save(SqliteTransaction transaction, EpochBook epochs, EpochEntry sender, HealthEvent health)
    {
        Save(transaction, epochs, sender, health.Dropped, Dropped);
        Save(transaction, epochs, sender, health.Quarantined, Quarantined);
    }

    private static void Save(SqliteTransaction transaction, EpochBook epochs, EpochEntry sender, IReadOnlyList<DroppedRange> ranges, string kind)
    {
        foreach (DroppedRange range in ranges)
        {
            EpochCursor cursor = epochs.Touch(transaction, sender.Device, sender.DeviceId, range.Epoch, "").Cursor;

            // A number that is stored, refused or given up already is accounted for: only the others are written, so no sum counts one twice.
            transaction.Connection!.Execute(
                "INSERT INTO given_up VALUES (@DeviceId, @Epoch, @From, @To, @kind, @Reason) ON CONFLICT DO NOTHING",
                cursor.Missing(range.From, range.To).Select(missing => new { sender.DeviceId, range.Epoch, missing.From, missing.To, kind, range.Reason }),
                transaction);
            cursor.Settle(range.From, range.To);
        }
    }
}
