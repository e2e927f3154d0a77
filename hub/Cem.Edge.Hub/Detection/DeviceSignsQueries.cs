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
                SELECT d.device, d.last_seen_at AS LastSeenAt, s.state, s.since
                FROM device d LEFT JOIN device_state s ON s.device_id = d.id WHERE d.kind = 'device'
                """)],
            cancellation);
        return [.. from row in rows
                   let place = journey.PlaceOf(row.Device, now)
                   where place is not null
                   select new DeviceSigns(row.Device, place.Site.Id, place.Touchpoint.Id, row.LastSign(), row.State ?? "")];
    }

    private sealed record Row(string Device, long LastSeenAt, string? State, long? Since)
    {
        // The Will is the broker's word, not the device's: what counts is when it took over.
        public DateTimeOffset LastSign() => DateTimeOffset.FromUnixTimeMilliseconds(State == StateWord.Lost && Since is { } lost ? Math.Min(lost, LastSeenAt) : LastSeenAt);
    }
}
