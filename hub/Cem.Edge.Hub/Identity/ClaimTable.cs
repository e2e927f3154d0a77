using Cem.Edge.Hub.Storage;
using Dapper;

namespace Cem.Edge.Hub.Identity;

/// <summary>Claims that wait for a person, and decided ones whose device has not fetched the answer.</summary>
internal sealed class ClaimTable(HubDatabase database, TimeProvider time)
{
    /// <summary>Whoever has a claim credential can make up serials; this many of them wait at most.</summary>
    public const int MostWaiting = 500;

    /// <summary>Oldest first.</summary>
    public Task<IReadOnlyList<OpenClaim>> OpenAsync(CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<OpenClaim>>(
        connection =>
        [
            .. connection.Query<(string Serial, string Device, long At, string Verdict)>("SELECT serial, device, asked_at, verdict FROM claim ORDER BY asked_at")
                .Select(row => new OpenClaim(row.Serial, row.Device, DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Verdict)),
        ],
        cancellation);

    /// <summary>What was decided about this serial and device, and the request it was decided on; nulls when nothing is known.</summary>
    public Task<(string? Verdict, string? Csr)> FindAsync(string serial, string device, CancellationToken cancellation) => database.ReadAsync(
        connection => connection.QueryFirstOrDefault<(string? Verdict, string? Csr)>("SELECT verdict, csr FROM claim WHERE serial = @serial AND device = @device", new { serial, device }),
        cancellation);

    /// <summary>Keeps a claim until somebody decides. False when too many wait.</summary>
    public Task<bool> KeepAsync(string serial, string device, string csr, CancellationToken cancellation) => database.WriteAsync(
        transaction => transaction.Connection!.Execute(
            """
            INSERT INTO claim (serial, device, verdict, asked_at, csr)
              SELECT @serial, @device, @Waiting, @now, @csr WHERE (SELECT count(*) FROM claim WHERE serial <> @serial) < @MostWaiting
            ON CONFLICT (serial) DO UPDATE SET csr = excluded.csr, device = excluded.device,
              verdict = CASE WHEN device = excluded.device THEN verdict ELSE excluded.verdict END,
              asked_at = CASE WHEN device = excluded.device THEN asked_at ELSE excluded.asked_at END
            """,
            new { serial, device, csr, ClaimVerdict.Waiting, MostWaiting, now = time.GetUtcNow().ToUnixTimeMilliseconds() },
            transaction) > 0,
        cancellation);

    /// <summary>False when no claim of this serial and device waits.</summary>
    public Task<bool> DecideAsync(string serial, string device, string verdict, CancellationToken cancellation) => database.WriteAsync(
        transaction => transaction.Connection!.Execute(
            "UPDATE claim SET verdict = @verdict WHERE serial = @serial AND device = @device AND verdict <> @verdict", new { serial, device, verdict }, transaction) > 0,
        cancellation);

    /// <summary>The answer has gone out: one decision is good for one certificate.</summary>
    public Task SettledAsync(string serial, CancellationToken cancellation) => database.WriteAsync(
        transaction =>
        {
            transaction.Connection!.Execute("DELETE FROM claim WHERE serial = @serial", new { serial }, transaction);
        },
        cancellation);
}
