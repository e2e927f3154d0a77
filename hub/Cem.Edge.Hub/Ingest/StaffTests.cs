using Cem.Edge.Contracts;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Ingest;

/// <summary>
/// Presses that began a staff test (both outer faces held). A kiosk names them afterwards, since they were stored before anybody could
/// know; they may even arrive later than their naming. After a rollback everything is read anew.
/// </summary>
internal sealed class StaffTests
{
    private HashSet<(string Device, string Epoch, long Seq)>? named;

    public void Forget() => named = null;

    public bool Names(SqliteTransaction transaction, string device, string epoch, long seq) => Named(transaction).Contains((device, epoch, seq));

    public void Save(SqliteTransaction transaction, EpochEntry sender, HealthEvent health)
    {
        foreach (PressReference press in health.TestPresses ?? [])
        {
            transaction.Connection!.Execute(
                "INSERT INTO staff_test VALUES (@DeviceId, @Epoch, @Seq) ON CONFLICT DO NOTHING", new { sender.DeviceId, press.Epoch, press.Seq }, transaction);
            Named(transaction).Add((sender.Device.Device, press.Epoch, press.Seq));
        }
    }

    private HashSet<(string Device, string Epoch, long Seq)> Named(SqliteTransaction transaction) => named ??=
        [.. transaction.Connection!.Query<(string, string, long)>(
            "SELECT device.device, staff_test.epoch, staff_test.seq FROM staff_test JOIN device ON device.id = staff_test.device_id", transaction: transaction)];
}
