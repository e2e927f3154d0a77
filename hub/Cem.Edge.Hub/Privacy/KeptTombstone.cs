using Cem.Edge.Contracts;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Privacy;

/// <summary>One erased remark as it is kept outside the database: which one, never what it said.</summary>
/// <param name="By"><c>shopper</c>, <c>hub</c> or <c>device</c>.</param>
/// <param name="Person">Id of the person at the hub; null otherwise.</param>
internal sealed record KeptTombstone(string Tenant, string Site, string Device, string Epoch, long Seq, string By, DateTimeOffset At, string? Person = null)
{
    public const string Hub = "hub";

    public TombstoneKey Key => new(Device, Epoch, Seq);

    public static IReadOnlyList<KeptTombstone> All(SqliteConnection connection) =>
    [
        .. connection.Query<Row>(
            "SELECT d.tenant, d.site, d.device, t.epoch, t.seq, t.asked_by AS askedBy, t.person, t.at FROM tombstone t JOIN device d ON d.id = t.device_id ORDER BY t.at").Select(row => row.Kept()),
    ];

    public ForgetEvent AsEvent() => new() { Epoch = Epoch, Seq = Seq, By = By };

    private sealed class Row
    {
        public string Tenant { get; init; } = "";

        public string Site { get; init; } = "";

        public string Device { get; init; } = "";

        public string Epoch { get; init; } = "";

        public long Seq { get; init; }

        public string AskedBy { get; init; } = "";

        public string? Person { get; init; }

        public long At { get; init; }

        public KeptTombstone Kept() => new(Tenant, Site, Device, Epoch, Seq, AskedBy, DateTimeOffset.FromUnixTimeMilliseconds(At), Person);
    }
}

internal sealed record TombstoneKey(string Device, string Epoch, long Seq);
