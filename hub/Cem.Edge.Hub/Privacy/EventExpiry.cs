using System.Text;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.Rescoring;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Privacy;

/// <summary>Takes events away whose time is over: of remarks the words, of everything else the row. Each call is inside one transaction.</summary>
internal static class EventExpiry
{
    /// <summary>Shown where the words of a remark were.</summary>
    private const string TimeOver = "time is over";

    /// <returns>How many were taken away.</returns>
    public static int Remove(SqliteTransaction transaction, RetentionKind kind, IReadOnlyCollection<long> arrivals) =>
        kind == RetentionKind.Words ? arrivals.Count(arrival => Blank(transaction, arrival)) : Delete(transaction, arrivals);

    // Labels, polarity and severity stay in their own rows as figures: they hold no words.
    private static bool Blank(SqliteTransaction transaction, long arrival)
    {
        SqliteConnection connection = transaction.Connection!;
        string json = connection.ExecuteScalar<string>("SELECT data FROM event WHERE arrival = @arrival", new { arrival }, transaction) ?? "";
        if (Wire.ReadData(EventTypes.Voice, Encoding.UTF8.GetBytes(json), out _) is not VoiceEvent { Status: not VoiceStatus.Forgotten } voice)
        {
            return false;
        }

        string data = Encoding.UTF8.GetString(Wire.Write(Tombstones.Erased(voice, TimeOver)));
        connection.Execute(
            "UPDATE event SET data = @data WHERE arrival = @arrival; UPDATE voice SET status = @Forgotten WHERE arrival = @arrival",
            new { arrival, data, VoiceStatus.Forgotten },
            transaction);
        RescoredRows.Blank(transaction, arrival);
        return true;
    }

    private static int Delete(SqliteTransaction transaction, IReadOnlyCollection<long> arrivals)
    {
        SqliteConnection connection = transaction.Connection!;
        foreach ((long epoch, long seq) in connection.Query<(long, long)>("SELECT epoch_id, max(seq) FROM event WHERE arrival IN @arrivals GROUP BY epoch_id", new { arrivals }, transaction).AsList())
        {
            connection.Execute("UPDATE epoch SET expired_to = max(expired_to, @seq) WHERE id = @epoch", new { epoch, seq }, transaction);
        }

        connection.Execute("DELETE FROM call WHERE arrival IN @arrivals", new { arrivals }, transaction);
        return connection.Execute("DELETE FROM event WHERE arrival IN @arrivals", new { arrivals }, transaction);
    }
}
