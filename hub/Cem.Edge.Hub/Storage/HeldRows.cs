using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Storage;

/// <summary>What every request asks for, read once and held in memory; read again after each write of it.</summary>
internal sealed class HeldRows<T> : IDisposable
    where T : class
{
    private readonly HubDatabase database;
    private readonly Func<SqliteConnection, T> read;
    private readonly SemaphoreSlim refreshing = new(1, 1);
    private volatile T rows;

    public HeldRows(HubDatabase database, Func<SqliteConnection, T> read)
    {
        this.database = database;
        this.read = read;
        // Not through an async method of ours: whoever asks first may do so where nothing can go on until this has returned.
        rows = database.ReadAsync(read, CancellationToken.None).GetAwaiter().GetResult();
    }

    public T Rows => rows;

    public async Task RefreshAsync()
    {
        // One at a time, and whatever becomes of the request: what is held must not be older than what was committed last.
        await refreshing.WaitAsync();
        try
        {
            rows = await database.ReadAsync(read, CancellationToken.None);
        }
        finally
        {
            refreshing.Release();
        }
    }

    public void Dispose() => refreshing.Dispose();
}
