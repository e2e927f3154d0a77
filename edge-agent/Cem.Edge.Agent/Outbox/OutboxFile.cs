using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Cem.Edge.Contracts;
using SQLite;
using SQLitePCL;

namespace Cem.Edge.Agent.Outbox;

/// <summary>
/// The outbox's SQLite file, opened for the one writer: WAL with synchronous=FULL, both read back, because sqlite-net opens in journal
/// mode "delete" and a silently weaker setting would lose what a light has promised.
/// </summary>
internal static partial class OutboxFile
{
    public const string Name = "outbox.db";
    private const int SchemaVersion = 2;

    /// <summary>SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE.</summary>
    private const int NoCheckpointOnClose = 1006;

    /// <summary>ENOSPC and EDQUOT of Linux.</summary>
    private const int NoSpace = 28;
    private const int QuotaExceeded = 122;

    public static string PathIn(string folder) => Path.Combine(folder, Name);

    public static SQLiteConnection OpenForWriting(string folder, out string? setAside, SyncMode sync = SyncMode.Full)
    {
        string path = PathIn(folder);
        setAside = null;
        SQLiteConnection connection = Connect(path, SQLiteOpenFlags.Create);
        try
        {
            if (!IsSound(connection))
            {
                connection.Close();
                setAside = SetAside(path);
                connection = Connect(path, SQLiteOpenFlags.Create);
            }

            Prepare(connection, path, sync);
            return connection;
        }
        catch
        {
            connection.Close();
            throw;
        }
    }

    public static SQLiteConnection OpenForReading(string folder) => Connect(PathIn(folder), 0);

    /// <summary>A file that was set aside; reading leaves it as it is.</summary>
    public static SQLiteConnection OpenDamaged(string path) => new(new SQLiteConnectionString(path, SQLiteOpenFlags.ReadOnly | SQLiteOpenFlags.FullMutex, storeDateTimeAsTicks: true));

    /// <summary>The same tables where nothing lasts.</summary>
    public static SQLiteConnection OpenInMemory()
    {
        SQLiteConnection connection = Connect(":memory:", SQLiteOpenFlags.Create);
        connection.RunInTransaction(() => CreateTables(connection, found: 0));
        return connection;
    }

    /// <summary>Writes the next start counter, above <paramref name="lastStart"/> too, and the new epoch.</summary>
    public static string BeginEpoch(SQLiteConnection connection, int lastStart)
    {
        int start = 1 + Math.Max(lastStart, connection.ExecuteScalar<int>("SELECT coalesce(max(start), 0) FROM epoch"));
        string name = CemId.NewEpoch(start, BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)));
        connection.Insert(new EpochRow { Start = start, Name = name });
        return name;
    }

    /// <summary>From now on, closing leaves the write-ahead log as it is.</summary>
    public static void KeepLogWhenClosed(SQLiteConnection connection) => raw.sqlite3_db_config(connection.Handle, NoCheckpointOnClose, 1, out _);

    /// <summary>
    /// Closes after a failed write, and names the want of room as such. SQLite knows the full disk; a full quota it calls an I/O error, of which only the system's
    /// own number tells more, and only while the connection is open.
    /// </summary>
    /// <exception cref="SQLiteException">There was no room: <see cref="SQLite3.Result.Full"/>.</exception>
    public static void RequireRoom(SQLiteConnection connection, Exception failure, Action close)
    {
        bool full = failure is SQLiteException { Result: SQLite3.Result.IOError } && SystemError(connection.Handle) is NoSpace or QuotaExceeded;
        close();
        if (full)
        {
            throw SQLiteException.New(SQLite3.Result.Full, failure.Message);
        }
    }

    private static SQLiteConnection Connect(string path, SQLiteOpenFlags more) =>
        new(new SQLiteConnectionString(path, SQLiteOpenFlags.ReadWrite | SQLiteOpenFlags.FullMutex | more, storeDateTimeAsTicks: true))
        {
            BusyTimeout = TimeSpan.FromSeconds(2),
        };

    private static bool IsSound(SQLiteConnection connection)
    {
        try
        {
            return connection.ExecuteScalar<string>("PRAGMA quick_check(1)") == "ok";
        }
        catch (SQLiteException damaged) when (damaged.Result is SQLite3.Result.Corrupt or SQLite3.Result.NonDBFile)
        {
            return false;
        }
    }

    // Kept for salvage; a kiosk that refuses every press until a person comes would lose more.
    private static string SetAside(string path)
    {
        string kept = $"{path}.damaged-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}";
        foreach (string suffix in (string[])["", "-wal", "-shm"])
        {
            if (File.Exists(path + suffix))
            {
                File.Move(path + suffix, kept + suffix);
            }
        }

        return kept;
    }

    private static void Prepare(SQLiteConnection connection, string path, SyncMode sync)
    {
        int found = connection.ExecuteScalar<int>("PRAGMA user_version");
        if (found > SchemaVersion)
        {
            throw new OutboxException($"{path} was written by a newer agent (schema {found}, this one knows {SchemaVersion})", "install-newer-agent");
        }

        string journal = connection.ExecuteScalar<string>("PRAGMA journal_mode = WAL");
        connection.ExecuteScalar<string>($"PRAGMA synchronous = {(int)sync}");
        int synchronous = connection.ExecuteScalar<int>("PRAGMA synchronous");
        if (journal != "wal" || synchronous != (int)sync)
        {
            throw new OutboxException($"{path} does not keep journal_mode=WAL and synchronous={(int)sync} (reads back {journal} and {synchronous})", "check-data-folder");
        }

        // A checkpoint inside a press's commit would make a shopper wait: the maintenance connection does it.
        connection.ExecuteScalar<int>("PRAGMA wal_autocheckpoint = 0");
        connection.ExecuteScalar<long>("PRAGMA journal_size_limit = 16777216");
        // Erased words must not stay in free pages.
        connection.ExecuteScalar<int>("PRAGMA secure_delete = ON");
        connection.RunInTransaction(() => CreateTables(connection, found));
    }

    private static void CreateTables(SQLiteConnection connection, int found)
    {
        connection.CreateTable<EventRow>();
        connection.CreateTable<EpochRow>();
        connection.CreateTable<CounterRow>();
        connection.CreateTable<CallRow>();
        connection.CreateTable<StagedRow>();
        connection.CreateTable<LostRow>();
        foreach (string name in LedgerBook.Preallocated)
        {
            connection.Execute("INSERT OR IGNORE INTO counter(name, value) VALUES(?, 0)", name);
        }

        // Written only where it changes: a file that is reopened after trouble is then opened without a write.
        if (found != SchemaVersion)
        {
            connection.Execute($"PRAGMA user_version = {SchemaVersion}");
        }
    }

    /// <summary>errno of the last I/O that failed on this connection; the binding of SQLite leaves it out.</summary>
    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_system_errno")]
    private static partial int SystemError(sqlite3 connection);
}
