using Cem.Edge.Agent.Outbox;

namespace Cem.Edge.Agent.CallDesk;

/// <summary>
/// Deletes a settled recording for good: renamed out of sight, overwritten with zeros, removed, the folder synced after each step that a power cut could
/// undo. Every step may be done again after a crash at any point; a newer file of the same name is never touched.
/// </summary>
internal sealed class RecordingEraser(CallFolder folder)
{
    private const int ChunkBytes = 64 * 1024;

    /// <summary>True when there was sound to delete, false when it was gone already.</summary>
    /// <exception cref="IOException">It still lies there.</exception>
    /// <exception cref="UnauthorizedAccessException">It still lies there.</exception>
    public bool Erase(CallRow settled)
    {
        string erasing = folder.ErasingOf(settled.Key);
        if (FileIdentity.Parse(settled.File) is { } recording && IsStill(recording))
        {
            File.Move(folder.Of(recording.Name), erasing, overwrite: true);
            DirectorySync.Sync(folder.Path);
        }

        bool there = File.Exists(erasing);
        if (there)
        {
            Overwrite(erasing);
            File.Delete(erasing);
        }

        if (FileIdentity.Parse(settled.Sidecar) is { } sidecar && IsStill(sidecar))
        {
            File.Delete(folder.Of(sidecar.Name));
        }

        DirectorySync.Sync(folder.Path);
        return there;
    }

    private bool IsStill(FileIdentity file) => new FileInfo(folder.Of(file.Name)) is { Exists: true } there && FileIdentity.Of(there) == file;

    // Of use on disks that write in place; flash and copying file systems may keep a copy until they need the space (edge-agent/README.md).
    private static void Overwrite(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 0);
            byte[] zeros = new byte[ChunkBytes];
            for (long left = file.Length; left > 0; left -= ChunkBytes)
            {
                file.Write(zeros, 0, (int)Math.Min(left, ChunkBytes));
            }

            file.Flush(flushToDisk: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // A file that may not be written may still be deleted: the right to delete is the folder's.
        }
    }
}
