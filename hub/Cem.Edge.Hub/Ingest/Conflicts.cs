using Cem.Edge.Contracts;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Ingest;

/// <summary>The same id with another payload: kept and counted, the first row stays.</summary>
internal static class Conflicts
{
    /// <summary>The hash of the stored event of this id; null when there is none.</summary>
    public static byte[]? StoredHash(SqliteTransaction transaction, EpochEntry epoch, long sequence) =>
        transaction.Connection!.QueryFirstOrDefault<byte[]>("SELECT hash FROM event WHERE epoch_id = @Id AND seq = @sequence", new { epoch.Id, sequence }, transaction);

    /// <summary>True when <paramref name="received"/> is another event than the stored one of its id with hash <paramref name="first"/>; it is kept then.</summary>
    public static bool Check(SqliteTransaction transaction, EpochEntry epoch, byte[] first, ReceivedEvent received, ReadOnlyMemory<byte> raw, DateTimeOffset receivedAt)
    {
        if (first.AsSpan().SequenceEqual(received.PayloadHash) || IsErasedCopy(received))
        {
            return false;
        }

        // The other payload of an erased remark may hold its words.
        byte[] payload = Tombstones.Has(transaction, epoch, received.Sequence) ? [] : raw.ToArray();

        transaction.Connection!.Execute(
            "INSERT INTO conflict VALUES (@Id, @Sequence, @PayloadHash, @payload, @at) ON CONFLICT DO NOTHING",
            new { epoch.Id, received.Sequence, received.PayloadHash, payload, at = receivedAt.ToUnixTimeMilliseconds() },
            transaction);
        return true;
    }

    // A device that erased a remark sends what is left of it under the old number.
    private static bool IsErasedCopy(ReceivedEvent received) => received.Data is VoiceEvent { Status: VoiceStatus.Forgotten };
}
