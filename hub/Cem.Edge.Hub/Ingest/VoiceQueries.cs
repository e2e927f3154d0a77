using System.Globalization;
using System.Text;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Ingest;

/// <summary>Which remarks to list; null means any.</summary>
internal sealed record VoiceFilter
{
    public IReadOnlyCollection<string>? Touchpoints { get; init; }

    /// <summary><c>pain</c>, <c>itch</c> or <c>pleasure</c> of any finding.</summary>
    public string? Label { get; init; }

    public string? Aspect { get; init; }

    public string? Department { get; init; }

    /// <summary>Highest severity of the remark.</summary>
    public string? Severity { get; init; }

    public string? Status { get; init; }

    public string? Language { get; init; }

    /// <summary>Words that the text holds, as they stand; upper and lower case of Latin letters are one.</summary>
    public string? Words { get; init; }

    /// <summary>One of <see cref="CallSide"/>; null leaves out only what agents said, since that is no customer's voice.</summary>
    public string? Side { get; init; }

    /// <summary>Only the phrases of this call, both sides.</summary>
    public (string Device, string CallId)? Call { get; init; }

    /// <summary>Only remarks that arrived before this one: the cursor of the next page.</summary>
    public long? Before { get; init; }

    public int Limit { get; init; } = 50;
}

/// <summary>A remark with what the hub knows beside its words.</summary>
internal sealed record VoiceItem
{
    public required long Arrival { get; init; }

    public required string Id { get; init; }

    public required string Device { get; init; }

    public required string? Touchpoint { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Weighted mean polarity, -1 to 1; null without an opinion.</summary>
    public required double? Polarity { get; init; }

    public required string Severity { get; init; }

    /// <summary>Face pressed before, 0 = worst, with its scale; null where there was none.</summary>
    public required int? PressValue { get; init; }

    public required int? PressScale { get; init; }

    public required VoiceEvent Voice { get; init; }
}

internal sealed class VoiceQueries(HubDatabase database)
{
    /// <summary>Remarks, newest arrival first.</summary>
    public Task<IReadOnlyList<VoiceItem>> ListAsync(VoiceFilter filter, CancellationToken cancellation) =>
        database.ReadAsync(connection => List(connection, filter), cancellation);

    private static IReadOnlyList<VoiceItem> List(SqliteConnection connection, VoiceFilter filter)
    {
        var sql = new StringBuilder("""
            SELECT e.arrival, d.device, p.epoch, e.seq, e.touchpoint, e.at, e.received_at AS receivedAt, e.data, v.polarity, v.severity,
              press.value AS pressValue, press.scale AS pressScale
            FROM voice v JOIN event e USING (arrival) JOIN epoch p ON p.id = e.epoch_id JOIN device d ON d.id = e.device_id
            LEFT JOIN epoch pp ON pp.device_id = e.device_id AND pp.epoch = v.press_epoch
            LEFT JOIN event press ON press.epoch_id = pp.id AND press.seq = v.press_seq
            WHERE 1 = 1
            """);
        Where(filter.Touchpoints, "e.touchpoint IN @Touchpoints");
        Where(filter.Severity, "v.severity = @Severity");
        Where(filter.Status, "v.status = @Status");
        Where(filter.Language, "v.language = @Language");
        Where(filter.Before, "v.arrival < @Before");
        Where(filter.Words, "instr(lower(json_extract(e.data, '$.text')), lower(@Words)) > 0");
        Where(filter.Side, "v.side = @Side");
        Where(filter.Call, "v.call_id = @callId AND d.device = @callDevice");
        if (filter is { Side: null, Call: null })
        {
            sql.Append(" AND v.side IS NOT 'agent'");
        }

        WhereFinding(filter.Label, "f.label = @Label");
        WhereFinding(filter.Aspect, "f.aspect = @Aspect");
        WhereFinding(filter.Department, "f.department = @Department");
        sql.Append(" ORDER BY v.arrival DESC LIMIT @Limit");
        return [.. connection.Query<VoiceRow>(sql.ToString(), Values(filter)).Select(row => row.Item())];

        void Where(object? wanted, string condition)
        {
            if (wanted is not null)
            {
                sql.Append(CultureInfo.InvariantCulture, $" AND {condition}");
            }
        }

        void WhereFinding(object? wanted, string condition) => Where(wanted, $"EXISTS (SELECT 1 FROM finding f WHERE f.arrival = v.arrival AND {condition})");
    }

    private static DynamicParameters Values(VoiceFilter filter)
    {
        var values = new DynamicParameters(new
        {
            filter.Touchpoints, filter.Label, filter.Aspect, filter.Department, filter.Severity, filter.Status, filter.Language, filter.Words, filter.Side, filter.Before, filter.Limit,
        });
        values.Add("callId", filter.Call?.CallId);
        values.Add("callDevice", filter.Call?.Device);
        return values;
    }

    private sealed class VoiceRow
    {
        public long Arrival { get; init; }

        public string Device { get; init; } = "";

        public string Epoch { get; init; } = "";

        public long Seq { get; init; }

        public string Touchpoint { get; init; } = "";

        public long At { get; init; }

        public long ReceivedAt { get; init; }

        public string Data { get; init; } = "";

        public double? Polarity { get; init; }

        public string Severity { get; init; } = "";

        public int? PressValue { get; init; }

        public int? PressScale { get; init; }

        public VoiceItem Item() => new()
        {
            Arrival = Arrival,
            Id = Wire.EventId(Device, Epoch, Seq),
            Device = Device,
            Touchpoint = Touchpoint.Length == 0 ? null : Touchpoint,
            At = DateTimeOffset.FromUnixTimeMilliseconds(At),
            ReceivedAt = DateTimeOffset.FromUnixTimeMilliseconds(ReceivedAt),
            Polarity = Polarity,
            Severity = Severity,
            PressValue = PressValue,
            PressScale = PressScale,
            Voice = Wire.ReadData(EventTypes.Voice, Encoding.UTF8.GetBytes(Data), out string? problem) as VoiceEvent
                ?? throw new StorageException($"remark {Arrival} cannot be read: {problem}"),
        };
    }
}
