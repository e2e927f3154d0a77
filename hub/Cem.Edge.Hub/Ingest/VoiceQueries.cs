using System.Globalization;
using System.Text;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Judgements;
using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Ingest;

internal sealed class VoiceQueries(HubDatabase database)
{
    /// <summary>Remarks, newest arrival first.</summary>
    public Task<IReadOnlyList<VoiceItem>> ListAsync(VoiceFilter filter, Scope scope, CancellationToken cancellation) =>
        database.ReadAsync(connection => List(connection, filter, scope), cancellation);

    /// <summary>One remark; null when there is none that the scope shows.</summary>
    public static VoiceItem? Find(SqliteConnection connection, long arrival, Scope scope, SqliteTransaction transaction) =>
        List(connection, new VoiceFilter { Arrival = arrival, Limit = 1 }, scope, transaction).SingleOrDefault();

    /// <summary>The words and findings of one remark that is there, as its device sent them.</summary>
    public static VoiceEvent AsSent(SqliteConnection connection, long arrival, SqliteTransaction transaction) =>
        VoiceRow.Sent(arrival, connection.ExecuteScalar<string>("SELECT data FROM event WHERE arrival = @arrival", new { arrival }, transaction) ?? "");

    private static IReadOnlyList<VoiceItem> List(SqliteConnection connection, VoiceFilter filter, Scope scope, SqliteTransaction? transaction = null)
    {
        var sql = new StringBuilder("""
            SELECT e.arrival, d.device, p.epoch, e.seq, e.touchpoint, e.at, e.received_at AS receivedAt, e.data, c.polarity, c.severity, c.scoring, c.findings,
              press.value AS pressValue, press.scale AS pressScale
            FROM voice v JOIN counted_voice c USING (arrival) JOIN event e USING (arrival) JOIN epoch p ON p.id = e.epoch_id JOIN device d ON d.id = e.device_id
            LEFT JOIN epoch pp ON pp.device_id = e.device_id AND pp.epoch = v.press_epoch
            LEFT JOIN event press ON press.epoch_id = pp.id AND press.seq = v.press_seq
            WHERE 1 = 1
            """);
        sql.Append(CultureInfo.InvariantCulture, $" AND {ScopeSql.Remark("v.arrival")}");
        Where(filter.Touchpoints, "e.touchpoint IN @Touchpoints");
        Where(filter.Severity, "c.severity = @Severity");
        Where(filter.Status, "v.status = @Status");
        Where(filter.Language, "v.language = @Language");
        Where(filter.Arrival, "v.arrival = @Arrival");
        Where(filter.Before, "v.arrival < @Before");
        Where(filter.Words, "instr(lower(json_extract(e.data, '$.text')), lower(@Words)) > 0");
        Where(filter.Side, "v.side = @Side");
        Where(filter.Call, "v.call_id = @callId AND v.call_key IS @callKey AND d.device = @callDevice");
        if (filter is { Side: null, Call: null } || !scope.HasCalls)
        {
            sql.Append(" AND v.side IS NOT 'agent'");
        }

        WhereFinding(filter.Label, "f.label = @Label");
        WhereFinding(filter.Aspect, "f.aspect = @Aspect");
        WhereFinding(filter.Department, "f.department = @Department");
        sql.Append(" ORDER BY v.arrival DESC LIMIT @Limit");
        List<VoiceRow> rows = connection.Query<VoiceRow>(sql.ToString(), Values(filter, scope), transaction).AsList();
        ILookup<long, Judgement> judgements = JudgementRows.Counting(connection, [.. rows.Select(row => row.Arrival)], transaction);
        return [.. rows.Select(row => row.Item(judgements[row.Arrival]))];

        void Where(object? wanted, string condition)
        {
            if (wanted is not null)
            {
                sql.Append(CultureInfo.InvariantCulture, $" AND {condition}");
            }
        }

        void WhereFinding(object? wanted, string condition) => Where(wanted, $"EXISTS (SELECT 1 FROM counted_finding f WHERE f.arrival = v.arrival AND {condition})");
    }

    private static DynamicParameters Values(VoiceFilter filter, Scope scope)
    {
        DynamicParameters values = ScopeSql.Values(scope, new
        {
            filter.Touchpoints, filter.Label, filter.Aspect, filter.Department, filter.Severity, filter.Status, filter.Language, filter.Words, filter.Side, filter.Arrival, filter.Before, filter.Limit,
        });
        values.Add("callId", filter.Call?.CallId);
        values.Add("callKey", filter.Call?.Key);
        values.Add("callDevice", filter.Call?.Device);
        return values;
    }
}
