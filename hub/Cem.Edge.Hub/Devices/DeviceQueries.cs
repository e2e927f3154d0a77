using System.Text;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Detection;
using Cem.Edge.Hub.Identity;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Devices;

/// <summary>All devices: those the journey names and those that speak, also when only one of both is true.</summary>
internal sealed class DeviceQueries(HubDatabase database, JourneyBook journey, IdentityBook identities, SilenceWatch silence, TimeProvider time)
{
    private const string Known = """
        SELECT d.id AS deviceId, d.device, d.site, d.last_seen_at AS lastSeen, s.state, s.since, s.document
        FROM device d LEFT JOIN device_state s ON s.device_id = d.id
        WHERE d.kind = 'device'
        """;

    // Numbers that are both refused by the hub and reported by the device as set aside count once.
    private const string Counts = """
        SELECT d.id AS deviceId,
          (SELECT coalesce(sum(stored), 0) FROM epoch WHERE device_id = d.id) AS stored,
          coalesce(s.stored_then, 0) AS storedThen,
          (SELECT count(*) FROM dead_letter l WHERE l.device_id = d.id AND l.seq IS NOT NULL)
            + (SELECT coalesce(sum(g.to_seq - g.from_seq + 1 - (SELECT count(*) FROM dead_letter l WHERE l.device_id = g.device_id AND l.epoch = g.epoch
                 AND l.seq BETWEEN g.from_seq AND g.to_seq)), 0) FROM given_up g WHERE g.device_id = d.id AND g.kind = 'quarantined') AS quarantined,
          (SELECT coalesce(sum(g.to_seq - g.from_seq + 1), 0) FROM given_up g WHERE g.device_id = d.id AND g.kind = 'dropped') AS dropped,
          (SELECT count(*) FROM conflict c JOIN epoch p ON p.id = c.epoch_id WHERE p.device_id = d.id) AS conflicts
        FROM device d LEFT JOIN device_state s ON s.device_id = d.id
        WHERE d.kind = 'device'
        """;

    public async Task<IReadOnlyList<DeviceRow>> ListAsync(Scope scope, CancellationToken cancellation)
    {
        (List<SpokenRow> spoken, Dictionary<long, HubCounts> counts) = await database.ReadAsync(
            connection => (connection.Query<SpokenRow>(Known).AsList(), ReadCounts(connection)), cancellation);
        JourneyMap map = journey.Current;
        DateTimeOffset now = time.GetUtcNow();
        Dictionary<string, SpokenRow> byDevice = spoken.ToDictionary(row => row.Device);
        IEnumerable<string> ids = byDevice.Keys.Union(map.Devices.Where(device => device.TouchpointAt(now) is not null).Select(device => device.Id));
        return [.. ids.Order(StringComparer.Ordinal).Select(id => Row(id, byDevice.GetValueOrDefault(id), counts, map, now)).Where(row => IsIn(scope, row))];
    }

    public async Task<DeviceRow?> FindAsync(string device, Scope scope, CancellationToken cancellation) =>
        (await ListAsync(scope, cancellation)).FirstOrDefault(row => row.Device == device);

    // Where it stands now; one that stands nowhere belongs to the site it speaks for.
    private static bool IsIn(Scope scope, DeviceRow row) => row.Touchpoint is { } touchpoint ? scope.HasTouchpoint(touchpoint) : scope.HasSite(row.Site);

    private DeviceRow Row(string id, SpokenRow? spoken, Dictionary<long, HubCounts> counts, JourneyMap map, DateTimeOffset now)
    {
        PlacedTouchpoint? place = map.PlaceOf(id, now);
        DeviceState? document = spoken?.Document is { } json ? Wire.ReadState(Encoding.UTF8.GetBytes(json), out _) : null;
        DateTimeOffset? lastSeen = spoken is null ? null : DateTimeOffset.FromUnixTimeMilliseconds(spoken.LastSeen);
        return new DeviceRow
        {
            Device = id,
            Site = spoken?.Site ?? place?.Site.Id ?? "",
            Touchpoint = place?.Touchpoint.Id,
            State = spoken?.State,
            Since = spoken?.Since is { } since ? DateTimeOffset.FromUnixTimeMilliseconds(since) : null,
            LastSeenAt = lastSeen,
            IsSilent = lastSeen is { } sign ? silence.IsSilent(spoken?.State ?? "", sign, now) : place is not null,
            IsRevoked = identities.Find(id) is { IsRevoked: true },
            Document = document,
            Ledger = DeviceLedger.Of(document?.Ledger, spoken is null ? new HubCounts() : counts[spoken.DeviceId]),
        };
    }

    private static Dictionary<long, HubCounts> ReadCounts(SqliteConnection connection) =>
        connection.Query<HubCounts>(Counts).ToDictionary(row => row.DeviceId);

    private sealed class SpokenRow
    {
        public long DeviceId { get; init; }

        public string Device { get; init; } = "";

        public string Site { get; init; } = "";

        public string? State { get; init; }

        public long? Since { get; init; }

        public string? Document { get; init; }

        public long LastSeen { get; init; }
    }
}
