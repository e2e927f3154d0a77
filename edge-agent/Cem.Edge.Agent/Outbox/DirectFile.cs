using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Cem.Edge.Agent.Outbox;

/// <summary>
/// A file read twice: from the kernel's memory, and past it from the disk. Where the two differ, the disk has taken a write and not kept it. Never for a
/// file on which SQLite holds locks: closing any handle of it would give them up.
/// </summary>
internal sealed unsafe partial class DirectFile : IDisposable
{
    /// <summary>Direct reads begin and end on multiples of it, in memory that does too.</summary>
    private const int Block = 4096;
    private const int Chunk = 64 * 1024;
    private const int CloseAtExec = 0x80000;

    // O_DIRECT differs between processors.
    private static readonly int PastTheCache = RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64 ? 0x10000 : 0x4000;

    private readonly SafeFileHandle _cached;
    private readonly SafeFileHandle _direct;
    private readonly byte* _memory = (byte*)NativeMemory.AlignedAlloc(Chunk, Block);
    private readonly byte[] _known = new byte[Chunk];

    private DirectFile(SafeFileHandle cached, SafeFileHandle direct) => (_cached, _direct) = (cached, direct);

    /// <summary>Null where the file cannot be read past the cache, as on some network and memory file systems.</summary>
    public static DirectFile? TryOpen(string path)
    {
        var direct = new SafeFileHandle(Open(path, CloseAtExec | PastTheCache), ownsHandle: true);
        if (direct.IsInvalid)
        {
            direct.Dispose();
            return null;
        }

        return new DirectFile(File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), direct);
    }

    /// <summary>What programs see, from the kernel's memory.</summary>
    public int Read(Span<byte> to, long at) => RandomAccess.Read(_cached, to, at);

    /// <summary>True when the bytes from <paramref name="from"/> to <paramref name="to"/> lie on the disk as programs see them.</summary>
    /// <exception cref="IOException">The disk does not read.</exception>
    public bool IsKept(long from, long to)
    {
        for (long at = from / Block * Block; at < to; at += Chunk)
        {
            int length = (int)Math.Min(Chunk, ((to - at + Block - 1) / Block) * Block);
            int known = RandomAccess.Read(_cached, _known.AsSpan(0, length), at);
            int kept = RandomAccess.Read(_direct, new Span<byte>(_memory, length), at);
            if (known != kept || !_known.AsSpan(0, known).SequenceEqual(new ReadOnlySpan<byte>(_memory, kept)))
            {
                return false;
            }
        }

        return true;
    }

    public void Dispose()
    {
        _cached.Dispose();
        _direct.Dispose();
        NativeMemory.AlignedFree(_memory);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);
}
