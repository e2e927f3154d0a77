namespace Cem.Edge.Agent.CallDesk;

/// <summary>Puts renames and deletions of a folder on the disk.</summary>
internal static class DirectorySync
{
    /// <exception cref="IOException">The folder cannot be synced: what was renamed or deleted may come back after a power cut.</exception>
    public static void Sync(string folder)
    {
        using var handle = PosixFile.OpenFolder(folder);
        handle.Sync();
    }
}
