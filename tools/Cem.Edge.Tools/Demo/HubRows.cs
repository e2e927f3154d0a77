using Cem.Edge.Contracts;
using Cem.Edge.FirmwareSim.Lights;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Tools.Demo;

/// <summary>What lies in the hub's database at the end: the rows of the devices, and what became of remarks, calls and alerts.</summary>
internal sealed record HubRows(StoredRows Events, int Transcribed, int Unscored, int Reasons, int Calls, int CallPhrases, int Alerts, int Tasks)
{
    /// <exception cref="SqliteException">The file is no hub database.</exception>
    public static HubRows Read(string databaseFile)
    {
        using SqliteConnection database = StoredRows.Open(databaseFile);
        var voices = database.Query<(string Status, long Count)>("SELECT status, count(*) FROM voice WHERE call_id IS NULL GROUP BY status").ToDictionary(row => row.Status, row => (int)row.Count);
        return new HubRows(
            StoredRows.Read(databaseFile),
            voices.GetValueOrDefault(VoiceStatus.Scored) + voices.GetValueOrDefault(VoiceStatus.Suspect),
            voices.GetValueOrDefault(VoiceStatus.Unscored),
            CountOf(EventTypes.Reason),
            CountOf(EventTypes.Call),
            database.ExecuteScalar<int>("SELECT count(*) FROM voice WHERE call_id IS NOT NULL"),
            database.ExecuteScalar<int>("SELECT count(*) FROM alert"),
            database.ExecuteScalar<int>("SELECT count(*) FROM task"));

        int CountOf(string type) => database.ExecuteScalar<int>("SELECT count(*) FROM event WHERE type = @type", new { type });
    }
}
