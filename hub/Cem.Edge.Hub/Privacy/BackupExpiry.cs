using System.Text.Json;
using Cem.Edge.Hub.Storage;

namespace Cem.Edge.Hub.Privacy;

/// <summary>Deletes backups past their term.</summary>
internal static class BackupExpiry
{
    /// <param name="folder">Holds a folder for each backup; nothing else in it is touched, and no link is followed.</param>
    /// <param name="before">Backups taken earlier go; one that was cut off has no note and is as old as its file.</param>
    /// <returns>How many were deleted.</returns>
    /// <exception cref="IOException">One could not be deleted.</exception>
    public static int Remove(string folder, DateTimeOffset before)
    {
        string[] past = [.. Directory.EnumerateDirectories(folder).Where(one => new DirectoryInfo(one).LinkTarget is null && TakenAt(one) < before)];
        Array.ForEach(past, one => Directory.Delete(one, recursive: true));
        return past.Length;
    }

    private static DateTimeOffset? TakenAt(string backup)
    {
        var database = new FileInfo(Path.Combine(backup, HubDatabase.FileName));
        if (!database.Exists)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<BackupNote>(File.ReadAllText(Path.Combine(backup, BackupNote.FileName)), BackupNote.Json)?.TakenAt ?? database.LastWriteTimeUtc;
        }
        catch (Exception problem) when (problem is FileNotFoundException or JsonException)
        {
            return database.LastWriteTimeUtc;
        }
    }
}
