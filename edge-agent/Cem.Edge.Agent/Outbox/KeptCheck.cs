using System.Buffers.Binary;

namespace Cem.Edge.Agent.Outbox;

/// <summary>
/// Reads back from the disk what commits have written, before a light promises it: worn flash takes writes, reports success and does not keep them. Looks at
/// the write-ahead log (sqlite.org/fileformat2.html, 4.1), frame by frame from where the last look ended. Belongs to the writer's thread.
/// </summary>
internal sealed class KeptCheck(string database) : IDisposable
{
    private const int FileHead = 32;
    private const int FrameHead = 24;
    private const int PageSizeAt = 8;
    private const int SaltAt = 16;
    private const int FrameSaltAt = 8;
    private const int SaltBytes = 8;

    private readonly DirectFile? _log = DirectFile.TryOpen(database + "-wal");
    private readonly byte[] _salt = new byte[SaltBytes];

    /// <summary>Bytes of the log that were found on the disk.</summary>
    public long CheckedTo { get; private set; }

    /// <summary>True when every frame since the last look lies on the disk, and where the disk cannot be asked. False: ask again, and do not trust it meanwhile.</summary>
    /// <exception cref="IOException">The disk does not read.</exception>
    public bool Keeps()
    {
        Span<byte> head = stackalloc byte[FileHead];
        if (_log is null || _log.Read(head, 0) < FileHead)
        {
            return true;
        }

        // SQLite begins the log anew from its first frame, with another salt.
        ReadOnlySpan<byte> salt = head.Slice(SaltAt, SaltBytes);
        long from = salt.SequenceEqual(_salt) ? CheckedTo : 0;
        long to = EndOfFrames(Math.Max(from, FileHead), salt, BinaryPrimitives.ReadInt32BigEndian(head[PageSizeAt..]));
        if (!_log.IsKept(from, to))
        {
            return false;
        }

        salt.CopyTo(_salt);
        CheckedTo = to;
        return true;
    }

    public void Dispose() => _log?.Dispose();

    private long EndOfFrames(long at, ReadOnlySpan<byte> salt, int pageSize)
    {
        Span<byte> frame = stackalloc byte[FrameHead];
        while (_log!.Read(frame, at) == FrameHead && frame.Slice(FrameSaltAt, SaltBytes).SequenceEqual(salt))
        {
            at += FrameHead + pageSize;
        }

        return at;
    }
}
