using System.Security.Cryptography;
using System.Text.Json;
using Cem.Edge.Hub.Identity;
using Cem.Edge.Hub.Privacy;
using Cem.Edge.Hub.Storage;
using Cem.Edge.Tools.Shell;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Tools.Backup;

/// <summary>A backup of a hub: its database at one moment, its keys and identity, and a note that proves the database whole.</summary>
internal sealed class BackupFolder(string folder)
{
    // Keys of cookies and forms; and the authority, without which no device that has a certificate could come back.
    private static readonly string[] Secrets = ["keys", IdentityFolder.DefaultName];

    private string Database => Path.Combine(folder, HubDatabase.FileName);

    private string NotePath => Path.Combine(folder, BackupNote.FileName);

    /// <summary>Copies the hub's data while it runs: SQLite reads one moment of it, and the hub goes on writing.</summary>
    /// <exception cref="UsageException">There is no hub's database, or the folder is not empty.</exception>
    public BackupNote Take(string data, DateTimeOffset now)
    {
        string source = Path.Combine(data, HubDatabase.FileName);
        if (!File.Exists(source))
        {
            throw new UsageException($"{source} does not exist. --data is the folder of a hub, as given to the hub itself.");
        }

        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new UsageException($"{folder} is not empty. Give every backup a folder of its own.");
        }

        Directory.CreateDirectory(folder);
        CopyDatabase(source);
        Array.ForEach(Secrets, secret => Copy(Path.Combine(data, secret), Path.Combine(folder, secret)));
        new TombstoneFile(Path.Combine(folder, TombstoneFile.DefaultName)).Add(new TombstoneFile(Path.Combine(data, TombstoneFile.DefaultName)).Read());
        var note = new BackupNote(BackupNote.Form, now, Events(), Hash());
        File.WriteAllText(NotePath, JsonSerializer.Serialize(note, BackupNote.Json));
        // The note comes last and after the rest is on the disk: a backup without one was cut off.
        DurableFiles.Sync(Database);
        DurableFiles.Sync(NotePath);
        DurableFiles.SyncFolder(folder);
        return note;
    }

    /// <summary>Puts the backup into a data folder that holds no hub yet. The hub then asks its devices for what is younger.</summary>
    /// <exception cref="UsageException">The backup is not whole, or the folder holds a hub's database.</exception>
    public BackupNote Restore(string data)
    {
        BackupNote note = Read();
        string target = Path.Combine(data, HubDatabase.FileName);
        if (File.Exists(target))
        {
            throw new UsageException($"{target} exists. A restore writes over nothing: move that folder away, or give an empty one.");
        }

        Directory.CreateDirectory(data);
        Array.ForEach(Secrets, secret => Copy(Path.Combine(folder, secret), Path.Combine(data, secret)));
        CollectTombstones(data);
        string copy = target + ".restoring";
        File.Copy(Database, copy, overwrite: true);
        DurableFiles.Sync(copy);
        File.Move(copy, target);
        DurableFiles.SyncFolder(data);
        return note;
    }

    // What was erased after this backup is known to younger ones beside it, and to the folder it goes to; the hub erases it again before it serves anybody.
    private void CollectTombstones(string data)
    {
        var file = new TombstoneFile(Path.Combine(data, TombstoneFile.DefaultName));
        HashSet<TombstoneKey> known = [.. file.Read().Select(one => one.Key)];
        string beside = Path.GetDirectoryName(Path.GetFullPath(folder)) ?? folder;
        file.Add([
            .. Directory.EnumerateDirectories(beside)
                .SelectMany(backup => new TombstoneFile(Path.Combine(backup, TombstoneFile.DefaultName)).Read())
                .Where(one => known.Add(one.Key)),
        ]);
    }

    private BackupNote Read()
    {
        if (!File.Exists(NotePath) || !File.Exists(Database))
        {
            throw new UsageException($"{folder} holds no whole backup ({BackupNote.FileName} and {HubDatabase.FileName} are needed). A backup that was cut off has no {BackupNote.FileName}.");
        }

        BackupNote note = JsonSerializer.Deserialize<BackupNote>(File.ReadAllText(NotePath), BackupNote.Json)
            ?? throw new UsageException($"{NotePath} is empty.");
        if (note.Schema != BackupNote.Form)
        {
            throw new UsageException($"{NotePath} says {note.Schema}; this program reads {BackupNote.Form}.");
        }

        return note.Sha256 == Hash() ? note : throw new UsageException($"{Database} is not the file that was backed up (SHA-256 differs from {BackupNote.FileName}). Take another backup.");
    }

    private void CopyDatabase(string source)
    {
        SQLitePCL.Batteries_V2.Init();
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = source, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 30 }.ToString());
        connection.Open();
        connection.Execute("VACUUM INTO @to", new { to = Database });
    }

    private long Events()
    {
        using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        copy.Open();
        string whole = copy.ExecuteScalar<string>("PRAGMA integrity_check") ?? "";
        return whole == "ok" ? copy.ExecuteScalar<long>("SELECT count(*) FROM event") : throw new UsageException($"The copy is not whole ({whole}). The hub's disk needs a look.");
    }

    private string Hash()
    {
        using FileStream file = File.OpenRead(Database);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    // A copied file keeps its rights: keys stay their owner's.
    private static void Copy(string from, string to)
    {
        if (!Directory.Exists(from))
        {
            return;
        }

        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }

        foreach (string below in Directory.EnumerateDirectories(from))
        {
            Copy(below, Path.Combine(to, Path.GetFileName(below)));
        }
    }
}
