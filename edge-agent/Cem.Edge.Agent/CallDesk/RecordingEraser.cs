using Cem.Edge.Agent.Outbox;

namespace Cem.Edge.Agent.CallDesk;

/// <summary>
/// Deletes a settled recording for good: renamed out of sight, overwritten with zeros, removed, the folder synced after each step that a power cut could
/// undo. Every step may be done again after a crash at any point. What is overwritten is the file that was looked at, never one that has taken its name in
/// the meantime, never one behind a link, and never one that lies elsewhere under another name too.
/// </summary>
internal sealed class RecordingEraser(CallFolder folder)
{
    /// <summary>What there was to delete.</summary>
    /// <exception cref="IOException">It still lies there.</exception>
    /// <exception cref="UnauthorizedAccessException">It still lies there.</exception>
    public Erasure Erase(CallRow settled) => Erase(settled, between: () => { });

    /// <summary>The same; <paramref name="between"/> runs after the look at the recording, before it is moved. For tests of what may happen there.</summary>
    internal Erasure Erase(CallRow settled, Action between)
    {
        string erasing = folder.ErasingOf(settled.Key);
        if (FileIdentity.Parse(settled.File) is { } recording)
        {
            MoveOutOfSight(recording, erasing, between);
        }

        Erasure done = Erasure.GoneAlready;
        if (PosixFile.FactsOf(erasing) is not null)
        {
            done = Overwrite(erasing);
            File.Delete(erasing);
        }

        if (FileIdentity.Parse(settled.Sidecar) is { } sidecar && folder.HoldsStill(sidecar))
        {
            File.Delete(folder.Of(sidecar.Name));
        }

        DirectorySync.Sync(folder.Path);
        return done;
    }

    private void MoveOutOfSight(FileIdentity recording, string erasing, Action between)
    {
        string path = folder.Of(recording.Name);
        // Held open, since a file system gives the number of a deleted file to the next one.
        using PosixFile? held = Held(path);
        FileFacts? seen = held?.Facts() ?? PosixFile.FactsOf(path);
        if (seen is null || !folder.HoldsStill(recording))
        {
            return;
        }

        between();
        try
        {
            File.Move(path, erasing, overwrite: true);
        }
        catch (FileNotFoundException)
        {
            return;
        }

        // A recorder may have put a newer recording under the name since the look: it goes back, and the old one is gone already.
        if (PosixFile.FactsOf(erasing) is { } moved && !moved.IsSameFileAs(seen.Value))
        {
            File.Move(erasing, File.Exists(path) ? folder.Of($"again-{moved.Inode}-{recording.Name}") : path);
        }

        DirectorySync.Sync(folder.Path);
    }

    private static PosixFile? Held(string path)
    {
        try
        {
            return PosixFile.OpenFile(path);
        }
        catch (IOException)
        {
            // Gone, or not ours to read: then its name has to do.
            return null;
        }
    }

    // Of use on disks that write in place; flash and copying file systems may keep a copy until they need the space (edge-agent/README.md).
    private static Erasure Overwrite(string path)
    {
        try
        {
            using PosixFile file = PosixFile.OpenFileForWriting(path);
            FileFacts facts = file.Facts();
            if (!facts.IsFile || facts.HasOtherNames)
            {
                return facts.HasOtherNames ? Erasure.OtherNameKept : Erasure.DeletedOnly;
            }

            file.Overwrite();
            return Erasure.Overwritten;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // A file that may not be written may still be deleted: the right to delete is the folder's.
            return Erasure.DeletedOnly;
        }
    }
}

/// <summary>How a recording went; the log must not claim more.</summary>
internal enum Erasure
{
    GoneAlready,
    DeletedOnly,
    OtherNameKept,
    Overwritten,
}
