using Cem.Edge.Agent.Settings;

namespace Cem.Edge.Agent.Outbox;

/// <summary>The data folder, taken by one agent at a time. The kernel lets go of the lock however the process ends.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream? _lock;

    private DataFolder(FileStream? taken) => _lock = taken;

    public static DataFolder Take(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new DataFolder(new FileStream(Path.Combine(folder, "agent.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            if (!Directory.Exists(folder))
            {
                throw new SettingsException([new SettingProblem("Outbox:Folder", folder, "the data folder cannot be created", "Name a folder the agent may write, or create it")]);
            }

            if (IsHeldByAnother(problem))
            {
                throw new SettingsException([new SettingProblem("Outbox:Folder", folder, "another agent uses this data folder", "Stop it, or give this one a folder of its own")]);
            }

            // A disk that does not write is no reason to stay dark: the kiosk says so with its red lamp and in its health.
            return new DataFolder(null);
        }
    }

    public void Dispose() => _lock?.Dispose();

    // EWOULDBLOCK of flock; everything else is the disk.
    private static bool IsHeldByAnother(Exception problem) => problem is IOException { HResult: 11 };
}
