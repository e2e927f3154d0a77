using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Cem.Edge.Tools.Backup;

/// <summary>Files that are on the disk, not only in the memory of the system.</summary>
internal static partial class DurableFiles
{
    private const int ReadOnly = 0;

    public static void Sync(string path)
    {
        using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(file);
    }

    /// <summary>The names in a folder; .NET opens none, and only Unix needs it.</summary>
    /// <exception cref="IOException">The system cannot do it.</exception>
    public static void SyncFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int folder = Open(path, ReadOnly);
        try
        {
            if (folder < 0 || Sync(folder) != 0)
            {
                throw new IOException($"{path} cannot be forced to the disk (error {Marshal.GetLastPInvokeError()}).");
            }
        }
        finally
        {
            if (folder >= 0)
            {
                _ = Close(folder);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int file);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int file);
}
