using System.Runtime.InteropServices;

namespace Cem.Edge.Agent.CallDesk;

/// <summary>
/// An open file or folder without the framework's own lock: opening a recording through it would make a recorder of this framework fail, and a folder it
/// does not open at all.
/// </summary>
internal sealed partial class PosixFile : IDisposable
{
    private const int CloseAtExec = 0x80000;
    private const int DoNotBlock = 0x800;
    private const int SetSignal = 10;
    private const int HarmlessSignal = 23;
    private const int SetLease = 1024;
    private const int ReadLease = 0;
    private const int NoLease = 2;
    private const int TryAgain = 11;
    private readonly int _handle;

    /// <exception cref="IOException">It cannot be opened for reading.</exception>
    public PosixFile(string path)
    {
        // A pipe without a writer would hold us for ever; for a file it changes nothing.
        _handle = Open(path, CloseAtExec | DoNotBlock);
        if (_handle < 0)
        {
            throw new IOException($"cannot be opened (error {Marshal.GetLastPInvokeError()})");
        }
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

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(int handle);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(int handle, int command, int argument);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
