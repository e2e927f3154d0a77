using Cem.Edge.Contracts;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.Storage;
using Dapper;

namespace Cem.Edge.Hub.Detection;

/// <summary>Last sign of every device that was heard at least once and stands at a touchpoint now.</summary>
internal sealed class DeviceSignsQueries(HubDatabase database)
{
    public async Task<IReadOnlyList<DeviceSigns>> AllAsync(JourneyMap journey, DateTimeOffset now, CancellationToken cancellation)
    {
        IReadOnlyList<Row> rows = await database.ReadAsync<IReadOnlyList<Row>>(
            reader => [.. reader.Query<Row>(
                """
                SELECT d.device, s.state, s.since, s.received_at AS StateAt,
                  (SELECT e.received_at FROM event e
                   WHERE e.epoch_id = (SELECT max(p.id) FROM epoch p WHERE p.device_id = d.id) ORDER BY e.seq DESC LIMIT 1) AS EventAt
                FROM device d LEFT JOIN device_state s ON s.device_id = d.id
                """)],
            cancellation);
        return [.. from row in rows
                   let place = journey.PlaceOf(row.Device, now)
                   let sign = row.LastSign()
                   where place is not null && sign is not null
                   select new DeviceSigns(row.Device, place.Site.Id, place.Touchpoint.Id, sign.Value, row.State ?? "")];
    }

    private sealed record Row(string Device, string? State, long? Since, long? StateAt, long? EventAt)
    {
        // The Will is the broker's word, not the device's: what counts is when it took over.
        public DateTimeOffset? LastSign() => Math.Max((State == StateWord.Lost ? Since : StateAt) ?? 0, EventAt ?? 0) is > 0 and var latest
            ? DateTimeOffset.FromUnixTimeMilliseconds(latest)
            : null;
    }
}
