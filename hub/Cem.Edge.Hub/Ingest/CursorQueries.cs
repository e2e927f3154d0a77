using Cem.Edge.Contracts;
using Cem.Edge.Hub.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Ingest;

/// <summary>Committed cursors, for the ack at connect and for gaps left by an earlier run of the hub.</summary>
internal sealed class CursorQueries(HubDatabase database)
{
    /// <summary>Agent starts told at connect; an older one is answered when the device sends of it.</summary>
    private const int NewestEpochs = 32;

    public Task<IReadOnlyList<Ack>> OfAsync(DeviceAddress device, CancellationToken cancellation) =>
        database.ReadAsync(connection => Of(connection, device), cancellation);

    /// <summary>Every epoch with a gap.</summary>
    public Task<IReadOnlyList<DeviceAck>> WithGapsAsync(CancellationToken cancellation) =>
        database.ReadAsync(WithGaps, cancellation);

    private static IReadOnlyList<Ack> Of(SqliteConnection connection, DeviceAddress device)
    {
        List<CursorRow> rows = connection.Query<CursorRow>(
            """
            SELECT p.epoch, p.up_to AS upTo, p.ranges FROM epoch p JOIN device d ON d.id = p.device_id
            WHERE d.device = @Device ORDER BY p.id DESC LIMIT @limit
            """,
            new { device.Device, limit = NewestEpochs }).AsList();
        ILookup<string, RejectedSeq> rejected = connection.Query<(string Epoch, long Seq, string Reason)>(
            """
            SELECT l.epoch, l.seq, l.reason FROM dead_letter l JOIN device d ON d.id = l.device_id
            WHERE d.device = @Device AND l.seq IS NOT NULL AND l.epoch IN @epochs ORDER BY l.id
            """,
            new { device.Device, epochs = rows.Select(row => row.Epoch) }).ToLookup(row => row.Epoch, row => new RejectedSeq(row.Seq, row.Reason));
        return [.. rows.Select(row => AckLimits.Of(row.Epoch, row.Cursor(), [.. rejected[row.Epoch]]))];
    }

    private static IReadOnlyList<DeviceAck> WithGaps(SqliteConnection connection) =>
    [
        .. connection.Query<CursorRow>(
            """
            SELECT d.tenant, d.site, d.device, p.epoch, p.up_to AS upTo, p.ranges FROM epoch p JOIN device d ON d.id = p.device_id
            WHERE p.ranges <> '[]' AND d.kind = 'device'
            """).Select(row => new DeviceAck(new DeviceAddress(row.Tenant, row.Site, row.Device), AckLimits.Of(row.Epoch, row.Cursor(), []))),
    ];

    private sealed class CursorRow
    {
        public string Tenant { get; init; } = "";

        public string Site { get; init; } = "";

        public string Device { get; init; } = "";

        public string Epoch { get; init; } = "";

        public long UpTo { get; init; }

        public string Ranges { get; init; } = "";

        public EpochCursor Cursor() => new(UpTo, EpochCursor.RangesFromJson(Ranges));
    }
}
