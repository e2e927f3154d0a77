using Cem.Edge.Hub.Storage;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub.Privacy;

/// <summary>Looks once through every kind and deletes what is past its term, some rows a transaction with a rest between two, so that devices get their turn.</summary>
internal sealed class RetentionPass(HubDatabase database, IOptions<RetentionOptions> options, TimeProvider time)
{
    private static readonly TimeSpan LogPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LogPatience = TimeSpan.FromSeconds(30);

    /// <returns>What went, by kind; kinds of which nothing went are left out.</returns>
    public async Task<IReadOnlyDictionary<RetentionKind, int>> RunAsync(CancellationToken cancellation)
    {
        var removed = new Dictionary<RetentionKind, int>();
        foreach (RetentionKind kind in RetentionKind.All)
        {
            DateTimeOffset now = time.GetUtcNow();
            DateTimeOffset before = now - kind.Term(options.Value);
            int rows = await RemoveAsync(kind, before, cancellation);
            await database.WriteAsync(transaction => Note(transaction, kind, now, before, rows), cancellation);
            if (rows > 0)
            {
                removed.Add(kind, rows);
            }
        }

        if (removed.Count > 0)
        {
            await EmptyLogAsync(cancellation);
        }

        return removed;
    }

    private async Task<int> RemoveAsync(RetentionKind kind, DateTimeOffset before, CancellationToken cancellation)
    {
        if (kind == RetentionKind.Backups)
        {
            string folder = options.Value.BackupFolder;
            return folder.Length == 0 ? 0 : await Task.Run(() => BackupExpiry.Remove(folder, before), cancellation);
        }

        return RetentionKind.EventsOf.TryGetValue(kind, out IReadOnlyCollection<string>? types)
            ? await RemoveEventsAsync(kind, types, before, cancellation)
            : await RemoveRowsAsync(kind, before, cancellation);
    }

    private async Task<int> RemoveRowsAsync(RetentionKind kind, DateTimeOffset before, CancellationToken cancellation)
    {
        int all = 0;
        while (await database.WriteAsync(transaction => RowExpiry.Remove(transaction, kind, before, options.Value.TransactionRows), cancellation) is var some and > 0)
        {
            all += some;
            await Task.Delay(options.Value.Rest, time, cancellation);
        }

        return all;
    }

    private async Task<int> RemoveEventsAsync(RetentionKind kind, IReadOnlyCollection<string> types, DateTimeOffset before, CancellationToken cancellation)
    {
        int all = 0;
        while (true)
        {
            List<Arrived> window = await database.ReadAsync(connection => Window(connection, kind), cancellation);
            int past = EventAge.CountPast([.. window.Select(one => one.ReceivedAt)], before.ToUnixTimeMilliseconds(), time.GetUtcNow().ToUnixTimeMilliseconds());
            if (past == 0)
            {
                return all;
            }

            long[] arrivals = [.. window.Take(past).Where(one => types.Contains(one.Type)).Select(one => one.Arrival)];
            all += await database.WriteAsync(
                transaction =>
                {
                    transaction.Connection!.Execute(
                        "INSERT INTO retention_look VALUES (@Id, @arrival, 0) ON CONFLICT (kind) DO UPDATE SET arrival = excluded.arrival", new { kind.Id, arrival = window[past - 1].Arrival }, transaction);
                    return arrivals.Length == 0 ? 0 : EventExpiry.Remove(transaction, kind, arrivals);
                },
                cancellation);
            await Task.Delay(options.Value.Rest, time, cancellation);
        }
    }

    // The newest row stays whatever its age: the next arrival is counted from it.
    private List<Arrived> Window(SqliteConnection connection, RetentionKind kind) => connection.Query<Arrived>(
        """
        SELECT arrival, received_at AS receivedAt, type FROM event
        WHERE arrival > coalesce((SELECT arrival FROM retention_look WHERE kind = @Id), 0) AND arrival < (SELECT max(arrival) FROM event) ORDER BY arrival LIMIT @limit
        """,
        new { kind.Id, limit = options.Value.TransactionRows }).AsList();

    private static void Note(SqliteTransaction transaction, RetentionKind kind, DateTimeOffset now, DateTimeOffset before, int removed)
    {
        var values = new { kind.Id, at = now.ToUnixTimeMilliseconds(), before = before.ToUnixTimeMilliseconds(), removed };
        transaction.Connection!.Execute("INSERT INTO retention_look VALUES (@Id, 0, @at) ON CONFLICT (kind) DO UPDATE SET at = excluded.at", values, transaction);
        if (removed > 0)
        {
            transaction.Connection!.Execute(
                "INSERT INTO retention_run VALUES (@Id, @at, @before, @removed) ON CONFLICT (kind, at) DO UPDATE SET removed = removed + excluded.removed", values, transaction);
        }
    }

    // Deleted rows are overwritten in the file (secure_delete), but older pages lie in the log until it is emptied; a page that reads just now delays that.
    private async Task EmptyLogAsync(CancellationToken cancellation)
    {
        DateTimeOffset end = time.GetUtcNow() + LogPatience;
        while (!await database.EmptyLogAsync(cancellation) && time.GetUtcNow() < end)
        {
            await Task.Delay(LogPause, time, cancellation);
        }
    }

    private sealed class Arrived
    {
        public long Arrival { get; init; }

        public long ReceivedAt { get; init; }

        public string Type { get; init; } = "";
    }
}
