using System.Text;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Calls;
using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.Storage;
using Dapper;
using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub.Privacy;

/// <summary>Figures of several calls together, never of few.</summary>
internal sealed class CallGroupQueries(HubDatabase database, IOptions<PrivacyOptions> options)
{
    /// <summary>Calls of whole days (UTC): periods that differ by minutes would tell of the one call between them. The filter's line, limit and cursor do not count.</summary>
    public Task<CallGroup> FindAsync(CallFilter filter, Scope scope, CancellationToken cancellation) => database.ReadAsync(
        connection => CallGroup.Of(
            [
                .. connection.Query<string>(
                    $"""
                    SELECT e.data FROM call c JOIN event e USING (arrival)
                    WHERE (@from IS NULL OR c.started_at >= @from) AND (@to IS NULL OR c.started_at < @to){(filter.Touchpoints is null ? "" : " AND c.touchpoint IN @Touchpoints")} AND {ScopeSql.Remark("c.arrival")}
                    """,
                    ScopeSql.Values(scope, new { from = DayOf(filter.From), to = DayOf(filter.To), filter.Touchpoints }))
                    .Select(data => Wire.ReadData(EventTypes.Call, Encoding.UTF8.GetBytes(data), out _)).OfType<CallEvent>().Select(call => call.Figures),
            ],
            options.Value.SmallestGroup),
        cancellation);

    private static long? DayOf(DateTimeOffset? at) => at is { } moment ? new DateTimeOffset(moment.UtcDateTime.Date, TimeSpan.Zero).ToUnixTimeMilliseconds() : null;
}
