using Cem.Edge.Hub.Ingest;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Storage;

/// <summary>The hub's SQLite file: one writing connection behind a lock, any number of reading ones. Times are INTEGER Unix milliseconds, UTC.</summary>
internal sealed class HubDatabase : IDisposable
{
    public const string FileName = "hub.db";

    private const long FullSynchronous = 2;
    private const int Corrupt = 11; // SQLITE_CORRUPT

    // Some 2 s from a disk that reads 250 MB/s.
    private const long LargestToCheck = 512L * 1_024 * 1_024;

    private readonly SqliteConnection writer;
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly List<PreparedStatement> statements = [];
    private readonly string readerConnection;

    private HubDatabase(string path, SqliteConnection writer)
    {
        Path = path;
        this.writer = writer;
        readerConnection = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, DefaultTimeout = 10 }.ToString();
    }

    public string Path { get; }

    /// <summary>Opens or creates <c>hub.db</c> in <paramref name="folder"/> and brings its schema up to date.</summary>
    /// <exception cref="StorageException">The file is no database, is newer than this program, or cannot be made durable.</exception>
    public static HubDatabase Open(string folder, TimeProvider time, IReadOnlyList<Migration>? migrations = null)
    {
        SQLitePCL.Batteries_V2.Init();
        string path = System.IO.Path.Combine(folder, FileName);
        SqliteConnection? connection = null;
        try
        {
            Directory.CreateDirectory(folder);
            connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 10 }.ToString());
            connection.Open();
            MakeDurable(path, connection);
            Check(path, connection);
            SchemaUpgrade.Apply(connection, migrations ?? Migration.OfThisProgram(), time);
            return new HubDatabase(path, connection);
        }
        catch (SqliteException problem) when (problem.SqliteErrorCode == Corrupt)
        {
            connection?.Dispose();
            throw Damaged(path, problem.Message);
        }
        catch (Exception problem) when (problem is SqliteException or IOException or UnauthorizedAccessException)
        {
            connection?.Dispose();
            throw new StorageException($"{path} cannot be opened: {problem.Message}. Check that the folder exists, is writable and that no other hub uses it.", problem);
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
    }

    /// <summary>Runs <paramref name="work"/> in one transaction and commits it durably before the task completes. An exception rolls everything back.</summary>
    public async Task<T> WriteAsync<T>(Func<SqliteTransaction, T> work, CancellationToken cancellation)
    {
        await writing.WaitAsync(cancellation);
        try
        {
            return await Task.Run(
                () =>
                {
                    using SqliteTransaction transaction = writer.BeginTransaction();
                    T result = work(transaction);
                    transaction.Commit();
                    return result;
                },
                CancellationToken.None);
        }
        finally
        {
            writing.Release();
        }
    }

    public Task WriteAsync(Action<SqliteTransaction> work, CancellationToken cancellation) =>
        WriteAsync(
            transaction =>
            {
                work(transaction);
                return true;
            },
            cancellation);

    /// <summary>A statement for work inside <see cref="WriteAsync{T}"/> only; it lives as long as the database.</summary>
    public PreparedStatement Prepare(string sql)
    {
        var statement = new PreparedStatement(writer, sql);
        statements.Add(statement);
        return statement;
    }

    /// <summary>Runs <paramref name="query"/> on a read-only connection, off the caller's thread; all its questions see one moment, that of the last commit.</summary>
    public Task<T> ReadAsync<T>(Func<SqliteConnection, T> query, CancellationToken cancellation) =>
        Task.Run(
            () =>
            {
                using var reader = new SqliteConnection(readerConnection);
                reader.Open();
                using SqliteTransaction moment = reader.BeginTransaction(deferred: true);
                return query(reader);
            },
            cancellation);

    /// <summary>Copies the log into the database and empties it, so that erased words are not left in the log. False while a reader still needs the log: try again.</summary>
    public async Task<bool> EmptyLogAsync(CancellationToken cancellation)
    {
        await writing.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => writer.ExecuteScalar<long>("PRAGMA wal_checkpoint(TRUNCATE)") == 0, CancellationToken.None);
        }
        finally
        {
            writing.Release();
        }
    }

    public void Dispose()
    {
        // The writer goes last: only a connection that can write leaves no log behind.
        using (var pooled = new SqliteConnection(readerConnection))
        {
            SqliteConnection.ClearPool(pooled);
        }

        statements.ForEach(statement => statement.Dispose());
        writer.Dispose();
        writing.Dispose();
    }

    // Pages, indexes and counts of the file; a bit within a text or a number is found by nothing but a backup's comparison. Larger files would hold up the start.
    private static void Check(string path, SqliteConnection connection)
    {
        if (new FileInfo(path).Length <= LargestToCheck && connection.ExecuteScalar<string>("PRAGMA quick_check(1)") is { } answer && answer != "ok")
        {
            throw Damaged(path, answer);
        }
    }

    private static StorageException Damaged(string path, string what) => new(
        $"{path} is damaged: {what}. Check the disk, move hub.db, hub.db-wal and hub.db-shm away, and put the newest backup there (cem restore --help); the devices are asked for what it lacks. "
        + "Without a backup start with an empty folder and the old identity/, or try: sqlite3 hub.db .recover");

    // A light at a kiosk means stored, so what SQLite really does is read back instead of believed.
    private static void MakeDurable(string path, SqliteConnection connection)
    {
        // SQLite opens a file that it may only read, and tells at the first write; a hub that cannot store must not say that it is ready.
        if (SQLitePCL.raw.sqlite3_db_readonly(connection.Handle, "main") != 0)
        {
            throw new StorageException($"{path} can only be read. Check the rights of the file and its folder, and that the disk is mounted for writing.");
        }

        string mode = connection.ExecuteScalar<string>("PRAGMA journal_mode = WAL") ?? "";
        connection.Execute("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON; PRAGMA journal_size_limit = 16777216; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY");
        long synchronous = connection.ExecuteScalar<long>("PRAGMA synchronous");
        if (mode != "wal" || synchronous != FullSynchronous)
        {
            throw new StorageException($"{path}: SQLite answers journal mode '{mode}' and synchronous {synchronous}, wanted 'wal' and {FullSynchronous}. The data folder must be on a local disk that can lock files.");
        }
    }
}
