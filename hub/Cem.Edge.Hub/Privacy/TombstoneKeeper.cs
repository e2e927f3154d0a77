using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.Settings;
using Cem.Edge.Hub.Storage;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub.Privacy;

/// <summary>
/// Keeps tombstones in the database and in the file alike. At start, before pages and devices are served, the database learns what only the file knows:
/// then it came from a backup that is older than an erasure. While running, the file learns what the database was told.
/// </summary>
internal sealed partial class TombstoneKeeper(
    HubDatabase database, ErasureBell bell, IOptions<PrivacyOptions> options, IOptions<HubOptions> hub, TimeProvider time, ILogger<TombstoneKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly TombstoneFile file = new(Path.Combine(hub.Value.Data, options.Value.TombstoneFile));
    private readonly HashSet<TombstoneKey> kept = [];
    private bool logHoldsErasedWords;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<KeptTombstone> known = file.Read();
        kept.UnionWith(known.Select(one => one.Key));
        HashSet<TombstoneKey> here = [.. (await database.ReadAsync(KeptTombstone.All, cancellationToken)).Select(one => one.Key)];
        KeptTombstone[] lost = [.. known.Where(one => here.Add(one.Key))];
        if (lost.Length > 0)
        {
            LogLearnt(lost.Length, file.Path);
            await database.WriteAsync(transaction => Array.ForEach(lost, one => Learn(transaction, one)), cancellationToken);
            logHoldsErasedWords = true;
        }

        await RoundAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await bell.WaitAsync(logHoldsErasedWords ? Pause : LookEvery, time, stoppingToken);
                await RoundAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start compares both anew.
        }
    }

    private async Task RoundAsync(CancellationToken cancellation)
    {
        try
        {
            if (await database.ReadAsync(connection => connection.ExecuteScalar<long>("SELECT count(*) FROM tombstone"), cancellation) != kept.Count)
            {
                KeptTombstone[] fresh = [.. (await database.ReadAsync(KeptTombstone.All, cancellation)).Where(one => !kept.Contains(one.Key))];
                file.Add(fresh);
                kept.UnionWith(fresh.Select(one => one.Key));
                logHoldsErasedWords |= fresh.Length > 0;
            }

            // A page that reads just now keeps the log from being emptied.
            if (logHoldsErasedWords && await database.EmptyLogAsync(cancellation))
            {
                logHoldsErasedWords = false;
            }
        }
        catch (Exception problem) when (problem is SqliteException or IOException or UnauthorizedAccessException)
        {
            LogFailed(problem);
        }
    }

    private static void Learn(SqliteTransaction transaction, KeptTombstone one)
    {
        long device = transaction.Connection!.ExecuteScalar<long>(
            """
            INSERT INTO device (tenant, site, device, kind, first_seen_at, last_seen_at) VALUES (@Tenant, @Site, @Device, 'device', @at, @at)
            ON CONFLICT (device) DO UPDATE SET site = site RETURNING id
            """,
            new { one.Tenant, one.Site, one.Device, at = one.At.ToUnixTimeMilliseconds() },
            transaction);
        Tombstones.Save(transaction, device, one.AsEvent(), one.At, one.Person);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "This database does not know {Count} erased remarks of {File}, as after a restore; they are erased again")]
    private partial void LogLearnt(int count, string file);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The file of erased remarks and the database could not be compared; the next look tries again")]
    private partial void LogFailed(Exception problem);
}
