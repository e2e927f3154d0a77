using Cem.Edge.Contracts;
using Cem.Edge.Hub.Improvement;
using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.People.Audit;
using Cem.Edge.Hub.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Privacy;

/// <summary>Erases one remark, or one phrase of a call, at the wish of a person with the right.</summary>
internal sealed class ErasureDesk(HubDatabase database, JourneyBook journey, ErasureBell bell, TaskFeed pages, TimeProvider time)
{
    /// <summary>When it returns without a refusal the words are gone from the database; its log is emptied and the device is told right after. Again is no error.</summary>
    public async Task<ErasureDecision> EraseAsync(long arrival, Person? person, CancellationToken cancellation)
    {
        ErasureDecision decision = await database.WriteAsync(transaction => Erase(transaction, arrival, person), cancellation);
        if (decision.Refusal is null)
        {
            bell.Ring();
            pages.Tell();
        }

        return decision;
    }

    /// <summary>Null when this person may erase what was said at <paramref name="touchpoint"/>.</summary>
    public ErasureRefusal? Hindrance(Person? person, string? touchpoint) => ErasureRules.Hindrance(person, touchpoint, Scope.Of(person, journey.Current));

    private ErasureDecision Erase(SqliteTransaction transaction, long arrival, Person? person)
    {
        Row? row = transaction.Connection!.QuerySingleOrDefault<Row>(
            """
            SELECT e.device_id AS deviceId, e.touchpoint, p.epoch, e.seq
            FROM voice v JOIN event e USING (arrival) JOIN epoch p ON p.id = e.epoch_id WHERE v.arrival = @arrival
            """,
            new { arrival },
            transaction);
        if (Hindrance(person, row?.Touchpoint) is { } hindrance)
        {
            return new ErasureDecision(hindrance);
        }

        if (row is null)
        {
            return new ErasureDecision(ErasureRefusal.NoSuchRemark);
        }

        Tombstones.Save(transaction, row.DeviceId, new ForgetEvent { Epoch = row.Epoch, Seq = row.Seq, By = KeptTombstone.Hub }, time.GetUtcNow(), person!.Id); // nobody is hindered above
        AuditLog.Add(transaction, time.GetUtcNow(), person, AuditAction.Erased, $"remark {arrival}", "");
        return ErasureDecision.Erased;
    }

    private sealed class Row
    {
        public long DeviceId { get; init; }

        public string Touchpoint { get; init; } = "";

        public string Epoch { get; init; } = "";

        public long Seq { get; init; }
    }
}
