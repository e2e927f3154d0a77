using System.CommandLine;
using System.Globalization;
using Cem.Edge.Hub.Storage;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.Backup;

internal static class BackupVerbs
{
    public static Command CreateBackup()
    {
        Option<DirectoryInfo> data = Folder("--data", "Data folder of the hub, which may be running.");
        Option<DirectoryInfo> to = Folder("--to", "Folder for the backup; it must be empty or not exist.");
        return Create(
            "backup", "Copy a hub's database and keys while it runs.", "cem backup --data /var/lib/cem-hub --to /mnt/backup/2026-11-28", data, to,
            parsed =>
            {
                BackupNote note = new BackupFolder(parsed.GetRequiredValue(to).FullName).Take(parsed.GetRequiredValue(data).FullName, TimeProvider.System.GetUtcNow());
                return string.Create(CultureInfo.InvariantCulture, $"{note.Events:N0} events backed up to {parsed.GetRequiredValue(to).FullName}");
            });
    }

    public static Command CreateRestore()
    {
        Option<DirectoryInfo> from = Folder("--from", "Folder of the backup.");
        Option<DirectoryInfo> data = Folder("--data", "Data folder for the hub; it must hold no database.");
        return Create(
            "restore", "Put a backup into an empty data folder. The hub asks its devices for everything younger.", "cem restore --from /mnt/backup/2026-11-28 --data /var/lib/cem-hub", from, data,
            parsed =>
            {
                BackupNote note = new BackupFolder(parsed.GetRequiredValue(from).FullName).Restore(parsed.GetRequiredValue(data).FullName);
                return string.Create(CultureInfo.InvariantCulture, $"{note.Events:N0} events of {note.TakenAt:u} restored; start the hub, it asks its devices for the rest");
            });
    }

    private static Option<DirectoryInfo> Folder(string name, string description) => new(name) { Description = description, HelpName = "DIR", Required = true };

    private static Verb Create(string name, string description, string example, Option first, Option second, Func<ParseResult, string> work)
    {
        var verb = new Verb(name, description) { Example = example };
        verb.Options.Add(first);
        verb.Options.Add(second);
        verb.SetAction(parsed =>
        {
            try
            {
                parsed.InvocationConfiguration.Output.WriteLine(work(parsed));
                return ExitCode.Success;
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or Microsoft.Data.Sqlite.SqliteException)
            {
                throw new UsageException($"{problem.Message} Check that both folders can be read and written and that the disk has room.");
            }
        });
        return verb;
    }
}
