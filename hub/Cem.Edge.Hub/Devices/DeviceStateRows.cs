using System.Text;
using Cem.Edge.Contracts;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Devices;

/// <summary>The last state document of each device.</summary>
internal static class DeviceStateRows
{
    /// <param name="stored">Rows of the device at this moment, to be held against what the document counts.</param>
    public static void Save(SqliteTransaction transaction, long deviceId, DeviceState state, DateTimeOffset receivedAt, long stored)
    {
        SqliteConnection connection = transaction.Connection!;
        StateRow? known = connection.QueryFirstOrDefault<StateRow>(
            "SELECT state, since, epoch, birth, document FROM device_state WHERE device_id = @deviceId", new { deviceId }, transaction);
        if (known is not null && !StateRules.Supersedes(new StateMark(known.Epoch, known.Birth), state))
        {
            return;
        }

        // A Will carries no figures; those of the last birth document are still the last known ones.
        DeviceState kept = state.State == StateWord.Lost && known is not null && Wire.ReadState(Encoding.UTF8.GetBytes(known.Document), out _) is { } last
            ? last with { State = state.State, Epoch = state.Epoch, Birth = state.Birth }
            : state;
        long now = receivedAt.ToUnixTimeMilliseconds();
        connection.Execute(
            """
            INSERT INTO device_state (device_id, state, since, epoch, birth, received_at, stored_then, document)
            VALUES (@deviceId, @State, @since, @Epoch, @Birth, @now, @stored, @document)
            ON CONFLICT (device_id) DO UPDATE SET state = excluded.state, since = excluded.since, epoch = excluded.epoch, birth = excluded.birth,
              received_at = excluded.received_at,
              stored_then = CASE WHEN excluded.state = 'lost' THEN stored_then ELSE excluded.stored_then END, document = excluded.document
            """,
            new { deviceId, state.State, since = known?.State == state.State ? known.Since : now, state.Epoch, state.Birth, now, stored, document = Encoding.UTF8.GetString(Wire.Write(kept)) },
            transaction);
    }

    private sealed class StateRow
    {
        public string State { get; init; } = "";

        public long Since { get; init; }

        public string Epoch { get; init; } = "";

        public int Birth { get; init; }

        public string Document { get; init; } = "";
    }
}
