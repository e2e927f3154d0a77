using System.Text.Json;
using Cem.Edge.Hub.Privacy;
using Cem.Edge.Hub.Storage;

namespace Cem.Edge.Hub.Tests.Privacy;

public sealed class BackupExpiryTests : IDisposable
{
    private static readonly DateTimeOffset Before = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("cem-backups-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Only_backups_past_their_term_go()
    {
        Make("old", Before.AddSeconds(-1));
        Make("young", Before);
        Make("cut-off-old", null, written: Before.AddDays(-1));
        Make("cut-off-young", null, written: Before.AddDays(1));
        Directory.CreateDirectory(Path.Combine(folder, "holiday-pictures"));
        string elsewhere = Directory.CreateTempSubdirectory("cem-elsewhere-").FullName;
        File.WriteAllText(Path.Combine(elsewhere, HubDatabase.FileName), "x");
        File.SetLastWriteTimeUtc(Path.Combine(elsewhere, HubDatabase.FileName), DateTime.UnixEpoch);
        Directory.CreateSymbolicLink(Path.Combine(folder, "link"), elsewhere);

        Assert.Equal(2, BackupExpiry.Remove(folder, Before));

        Assert.Equal(["cut-off-young", "holiday-pictures", "link", "young"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.True(File.Exists(Path.Combine(elsewhere, HubDatabase.FileName)));
        Directory.Delete(elsewhere, recursive: true);
    }

    private void Make(string name, DateTimeOffset? takenAt, DateTimeOffset? written = null)
    {
        string backup = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        string database = Path.Combine(backup, HubDatabase.FileName);
        File.WriteAllText(database, "words");
        File.SetLastWriteTimeUtc(database, (written ?? Before).UtcDateTime);
        if (takenAt is { } at)
        {
            File.WriteAllText(Path.Combine(backup, BackupNote.FileName), JsonSerializer.Serialize(new BackupNote(BackupNote.Form, at, 1, ""), BackupNote.Json));
        }
    }
}
