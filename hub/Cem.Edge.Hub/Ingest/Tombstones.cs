using System.Text;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Judgements;
using Cem.Edge.Hub.Privacy;
using Cem.Edge.Hub.Rescoring;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Ingest;

/// <summary>Remarks that a shopper, or a person at the hub, asked to delete. The words go, the envelope and its hash stay, so that a replay is recognised and changes nothing.</summary>
internal static class Tombstones
{
    public static bool Has(SqliteTransaction transaction, EpochEntry epoch, long sequence) =>
        transaction.Connection!.ExecuteScalar<bool>(
            "SELECT EXISTS (SELECT 1 FROM tombstone WHERE device_id = @DeviceId AND epoch = @Epoch AND seq = @sequence)",
            new { epoch.DeviceId, epoch.Epoch, sequence },
            transaction);

    /// <param name="deviceId">Row of the device whose remark it is.</param>
    /// <param name="person">Who at the hub asked, a person id; null for a shopper.</param>
    public static void Save(SqliteTransaction transaction, long deviceId, ForgetEvent forget, DateTimeOffset at, string? person = null)
    {
        SqliteConnection connection = transaction.Connection!;
        var key = new { DeviceId = deviceId, forget.Epoch, forget.Seq, forget.By, At = at.ToUnixTimeMilliseconds(), Type = EventTypes.Voice, person };
        connection.Execute("INSERT INTO tombstone (device_id, epoch, seq, asked_by, at, person) VALUES (@DeviceId, @Epoch, @Seq, @By, @At, @person) ON CONFLICT DO NOTHING", key, transaction);
        foreach ((long arrival, string json) in connection.Query<(long, string)>(
            """
            SELECT arrival, data FROM event
            WHERE epoch_id = (SELECT id FROM epoch WHERE device_id = @DeviceId AND epoch = @Epoch) AND seq = @Seq AND type = @Type
            """,
            key,
            transaction).AsList())
        {
            Erase(transaction, arrival, json, Reason(forget.By));
        }

        // Raw payloads set aside earlier may hold the same words; whose number nobody could read may be anyone's.
        connection.Execute("UPDATE dead_letter SET payload = x'' WHERE device_id = @DeviceId AND (epoch IS NULL OR (epoch = @Epoch AND seq = @Seq))", key, transaction);
        connection.Execute(
            "UPDATE conflict SET payload = x'' WHERE seq = @Seq AND epoch_id = (SELECT id FROM epoch WHERE device_id = @DeviceId AND epoch = @Epoch)",
            key,
            transaction);
    }

    /// <summary>What is left of a remark.</summary>
    /// <param name="reason">Why its words are gone, words that pages translate; null where that is not known.</param>
    public static VoiceEvent Erased(VoiceEvent voice, string? reason = null) => new()
    {
        Press = voice.Press, CallId = voice.CallId, CallKey = voice.CallKey, Side = voice.Side, StartMs = voice.StartMs, AudioMs = voice.AudioMs, Status = VoiceStatus.Forgotten, Reason = reason,
    };

    private static string? Reason(string by) => by switch
    {
        "shopper" => "asked by the shopper",
        KeptTombstone.Hub => "erased on request",
        _ => null,
    };

    private static string Json(EventData data) => Encoding.UTF8.GetString(Wire.Write(data));

    private static void Erase(SqliteTransaction transaction, long arrival, string json, string? reason)
    {
        if (Wire.ReadData(EventTypes.Voice, Encoding.UTF8.GetBytes(json), out _) is not VoiceEvent voice)
        {
            return;
        }

        VoiceEvent erased = Erased(voice, reason);
        transaction.Connection!.Execute("UPDATE event SET data = @json WHERE arrival = @arrival", new { arrival, json = Json(erased) }, transaction);
        JudgementRows.Delete(transaction, arrival);
        RescoredRows.Delete(transaction, arrival);
        VoiceRows.Delete(transaction, arrival);
        VoiceRows.Save(transaction, arrival, erased);
    }
}
