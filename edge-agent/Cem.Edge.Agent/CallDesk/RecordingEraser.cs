using Cem.Edge.Agent.Outbox;

namespace Cem.Edge.Agent.CallDesk;

/// <summary>
/// Deletes a settled recording for good: renamed out of sight, overwritten with zeros, removed, the folder synced after each step that a power cut could
/// undo. Every step may be done again after a crash at any point; a newer file of the same name is never touched.
/// </summary>
internal sealed class RecordingEraser(CallFolder folder)
{
    private const int ChunkBytes = 64 * 1024;

    /// <summary>What there was to delete.</summary>
    /// <exception cref="IOException">It still lies there.</exception>
    /// <exception cref="UnauthorizedAccessException">It still lies there.</exception>
    public Erasure Erase(CallRow settled)
    {
        string erasing = folder.ErasingOf(settled.Key);
        if (FileIdentity.Parse(settled.File) is { } recording && folder.HoldsStill(recording))
        {
            File.Move(folder.Of(recording.Name), erasing, overwrite: true);
            DirectorySync.Sync(folder.Path);
        }

        Erasure done = Erasure.GoneAlready;
        if (File.Exists(erasing))
        {
            done = Overwrite(erasing) ? Erasure.Overwritten : Erasure.DeletedOnly;
            File.Delete(erasing);
        }

        if (FileIdentity.Parse(settled.Sidecar) is { } sidecar && folder.HoldsStill(sidecar))
        {
            File.Delete(folder.Of(sidecar.Name));
        }

        DirectorySync.Sync(folder.Path);
        return done;
    }

    // Of use on disks that write in place; flash and copying file systems may keep a copy until they need the space (edge-agent/README.md).
    private static bool Overwrite(string path)
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
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // A file that may not be written may still be deleted: the right to delete is the folder's.
            return false;
        }
    }
}

/// <summary>How a recording went; the log must not claim more.</summary>
internal enum Erasure
{
    GoneAlready,
    DeletedOnly,
    Overwritten,
}
