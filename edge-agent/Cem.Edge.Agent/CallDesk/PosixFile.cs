using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Cem.Edge.Agent.CallDesk;

/// <summary>
/// An open file or folder without the framework's own lock: opening a recording through it would make a recorder of this framework fail, and a folder it
/// does not open at all.
/// </summary>
internal sealed partial class PosixFile : IDisposable
{
    private const int ChunkBytes = 64 * 1024;
    private const int WriteOnly = 1;
    private const int CloseAtExec = 0x80000;
    private const int DoNotBlock = 0x800;
    private const int SetSignal = 10;
    private const int HarmlessSignal = 23;
    private const int SetLease = 1024;
    private const int ReadLease = 0;
    private const int NoLease = 2;
    private const int TryAgain = 11;
    private const int CurrentFolder = -100;
    private const int DoNotFollow = 0x100;
    private const int TheHandleItself = 0x1000;
    private const uint BasicFacts = 0x7FF;

    // O_NOFOLLOW is one of the few flags whose value differs between processors.
    private static readonly int NoLinks = RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64 ? 0x8000 : 0x20000;
    private readonly int _handle;

    private PosixFile(int handle) => _handle = handle;

    /// <exception cref="IOException">It cannot be opened for reading.</exception>
    public static PosixFile OpenFolder(string path) => Opened(path, CloseAtExec);

    /// <summary>For reading; a link in the place of the file is not followed.</summary>
    /// <exception cref="IOException">It cannot be opened, or is a link.</exception>
    public static PosixFile OpenFile(string path) =>
        // A pipe without a writer would hold us for ever; for a file it changes nothing.
        Opened(path, CloseAtExec | DoNotBlock | NoLinks);

    /// <summary>For writing into what lies there; a link in the place of the file is not followed.</summary>
    /// <exception cref="IOException">It cannot be opened for writing, or is a link.</exception>
    public static PosixFile OpenFileForWriting(string path) => Opened(path, CloseAtExec | DoNotBlock | NoLinks | WriteOnly);

    /// <summary>Of a name, without following it; null when nothing has it.</summary>
    public static FileFacts? FactsOf(string path) => AskKernel(CurrentFolder, path, DoNotFollow, BasicFacts, out StatX facts) == 0 ? facts.Facts() : null;

    /// <summary>Of the file that was opened, whatever has its name meanwhile.</summary>
    /// <exception cref="IOException">The kernel does not say.</exception>
    public FileFacts Facts() => AskKernel(_handle, "", TheHandleItself, BasicFacts, out StatX facts) == 0
        ? facts.Facts()
        : throw new IOException($"cannot be looked at (error {Marshal.GetLastPInvokeError()})");

    /// <summary>Writes zeros over the whole file and puts them on the disk.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    public void Overwrite()
    {
        using var borrowed = new SafeFileHandle(_handle, ownsHandle: false);
        byte[] zeros = new byte[ChunkBytes];
        long bytes = RandomAccess.GetLength(borrowed);
        for (long at = 0; at < bytes; at += ChunkBytes)
        {
            RandomAccess.Write(borrowed, zeros.AsSpan(0, (int)Math.Min(bytes - at, ChunkBytes)), at);
        }

        Sync();
    }

    /// <exception cref="IOException">The disk does not take it.</exception>
    public void Sync()
    {
        if (FSync(_handle) != 0)
        {
            throw new IOException($"cannot be synced (error {Marshal.GetLastPInvokeError()})");
        }
    }

    /// <summary>
    /// True when some program has it open for writing: a read lease is granted only on a file that nobody writes, and is given back at once. False also where
    /// the kernel does not say, for example for a file of another user.
    /// </summary>
    public bool HasWriter()
    {
        // Who opens it for writing in this moment breaks the lease, and the kernel tells us by a signal: SIGIO by default, which ends a program; SIGURG does nothing.
        _ = Control(_handle, SetSignal, HarmlessSignal);
        if (Control(_handle, SetLease, ReadLease) == 0)
        {
            _ = Control(_handle, SetLease, NoLease);
            return false;
        }

        return Marshal.GetLastPInvokeError() == TryAgain;
    }

    public void Dispose() => _ = Close(_handle);

    private static PosixFile Opened(string path, int flags) => Open(path, flags) is >= 0 and var handle
        ? new PosixFile(handle)
        : throw new IOException($"cannot be opened (error {Marshal.GetLastPInvokeError()})");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int AskKernel(int folder, string path, int flags, uint wanted, out StatX facts);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(int handle);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(int handle, int command, int argument);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
