using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Outbox;

namespace Cem.Edge.Agent.CallDesk;

/// <summary>Where broken recordings wait for a person, each with a file that says why; bounded in age and size.</summary>
internal sealed class RejectedFolder(CallFolder folder, CallDeskOptions options, DeviceClock clock)
{
    private const string ReasonSuffix = ".reason.txt";
    private const int LongestName = 200;
    private const int LongestExtension = 12;

    /// <summary>Recordings that lie there.</summary>
    public int Count => Recordings().Count();

    /// <summary>
    /// Moves a settled recording and its sidecar there. The reason is written first and the sound moves before its sidecar, so that whatever a crash leaves
    /// is explained and never taken for a recording without consent.
    /// </summary>
    public void Receive(CallRow settled)
    {
        if (FileIdentity.Parse(settled.File) is not { } recording || !folder.HoldsStill(recording))
        {
            return;
        }

        string target = Free(recording.Name);
        string reason = string.Create(CultureInfo.InvariantCulture, $"{clock.Now:yyyy-MM-dd'T'HH:mm:ss'Z'}: {settled.Note}\n{settled.Bytes} bytes. Correct it and move it back, or delete it; it is deleted by itself after {options.KeepRejected.TotalDays:0.#} days.\n");
        WriteWhole(target + ReasonSuffix, reason);
        File.Move(folder.Of(recording.Name), target);
        if (FileIdentity.Parse(settled.Sidecar) is { } sidecar && folder.HoldsStill(sidecar))
        {
            File.Move(folder.Of(sidecar.Name), SidecarBeside(target, appended: sidecar.Name.StartsWith(recording.Name, StringComparison.Ordinal)));
        }

        DirectorySync.Sync(folder.Rejected);
        DirectorySync.Sync(folder.Path);
    }

    /// <summary>Deletes what is too old or, oldest first, what takes too much space; returns how many recordings went.</summary>
    public int Prune()
    {
        // A wrong clock must not age a recording.
        DateTime before = clock.Synchronised ? (clock.Now - options.KeepRejected).UtcDateTime : DateTime.MinValue;
        long room = options.MaxRejectedMegabytes * 1024L * 1024;
        int deleted = 0;
        foreach (FileInfo recording in Recordings().OrderByDescending(file => file.LastWriteTimeUtc))
        {
            room -= recording.Length;
            if (room < 0 || MovedAt(recording) < before)
            {
                Delete(recording);
                deleted++;
            }
        }

        return deleted;
    }

    private static void Delete(FileInfo recording)
    {
        foreach (string sidecar in CallFolder.SidecarsOf(recording.Name))
        {
            File.Delete(Path.Combine(recording.DirectoryName!, sidecar)); // a file of a listing has a folder
        }

        recording.Delete();
        File.Delete(recording.FullName + ReasonSuffix);
    }

    // The reason is as old as the rejection; the recording may be much older.
    private static DateTime MovedAt(FileInfo recording)
    {
        var reason = new FileInfo(recording.FullName + ReasonSuffix);
        return reason.Exists ? reason.LastWriteTimeUtc : recording.LastWriteTimeUtc;
    }

    private IEnumerable<FileInfo> Recordings() => !Directory.Exists(folder.Rejected) ? [] : new DirectoryInfo(folder.Rejected).EnumerateFiles()
        .Where(file => !file.Name.EndsWith(ReasonSuffix, StringComparison.Ordinal) && !CallFolder.IsSidecar(file.Name) && !file.Name.StartsWith('.'));

    private string Free(string name)
    {
        name = Short(name);
        string path = Path.Combine(folder.Rejected, name);
        for (int number = 2; IsTaken(path); number++)
        {
            path = Path.Combine(folder.Rejected, string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(name)}-{number}{Path.GetExtension(name)}"));
        }

        return path;
    }

    // Room for the reason's suffix, a number and a sidecar's extension: a disk takes names of 255 bytes. The reason names the recording by its beginning.
    private static string Short(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) <= LongestName)
        {
            return name;
        }

        string extension = Path.GetExtension(name) is { Length: <= LongestExtension } usual ? usual : "";
        string mark = "-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8] + extension;
        int length = name.Length;
        while (Encoding.UTF8.GetByteCount(name.AsSpan(0, length)) > LongestName - mark.Length || char.IsHighSurrogate(name[length - 1]))
        {
            length--;
        }

        return name[..length] + mark;
    }

    // A sidecar goes by the name of its recording, there too.
    private static string SidecarBeside(string recording, bool appended) => appended ? recording + ".json" : Path.ChangeExtension(recording, ".json");

    private static bool IsTaken(string path) => File.Exists(path) || File.Exists(SidecarBeside(path, appended: true)) || File.Exists(SidecarBeside(path, appended: false));

    private static void WriteWhole(string path, string text)
    {
        string temporary = Path.Combine(Path.GetDirectoryName(path)!, "." + Path.GetFileName(path)); // the path is ours
        File.WriteAllText(temporary, text);
        File.Move(temporary, path, overwrite: true);
    }
}
