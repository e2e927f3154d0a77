using System.IO.Hashing;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cem.Edge.Agent.Outbox;

/// <summary>
/// The tally in a file of two slots that are written in turn, so that a torn write leaves the other one. Its space is taken when it is made: a full disk
/// does not stop it. Written after every commit and left to the kernel, synced by upkeep: after a power cut that also damages the outbox it may be 20 s old.
/// Never throws: a press does not depend on it.
/// </summary>
internal sealed class TallyFile(string folder) : IDisposable
{
    private const string Name = "outbox.tally";
    private const int SlotBytes = 4096;
    private const int HeadBytes = sizeof(ulong) + sizeof(int);

    private FileStream? _file;
    private bool _unsynced;

    public Tally Read()
    {
        try
        {
            byte[] slots = File.ReadAllBytes(Path.Combine(folder, Name));
            return new[] { Read(slots, 0), Read(slots, 1) }.MaxBy(tally => tally.Generation) ?? Tally.None;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Tally.None;
        }
    }

    public void Write(Tally tally)
    {
        var slot = new byte[SlotBytes];
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(tally, TallyJson.Default.Tally);
        if (body.Length > SlotBytes - HeadBytes)
        {
            // Only after starts without end that all left something waiting: the newest matter.
            Write(tally with { Epochs = [.. tally.Epochs.Skip(tally.Epochs.Count / 2)] });
            return;
        }

        BitConverter.TryWriteBytes(slot, XxHash3.HashToUInt64(body));
        BitConverter.TryWriteBytes(slot.AsSpan(sizeof(ulong)), body.Length);
        body.CopyTo(slot, HeadBytes);
        Try(file =>
        {
            RandomAccess.Write(file.SafeFileHandle, slot, tally.Generation % 2 * SlotBytes);
            _unsynced = true;
        });
    }

    /// <summary>Forces what was written to the disk.</summary>
    public void Sync()
    {
        if (_unsynced)
        {
            Try(file =>
            {
                file.Flush(flushToDisk: true);
                _unsynced = false;
            });
        }
    }

    /// <summary>False when the disk has taken a write of it and shows another content.</summary>
    /// <exception cref="IOException">The disk does not read.</exception>
    public bool IsKept()
    {
        using DirectFile? file = DirectFile.TryOpen(Path.Combine(folder, Name));
        return file?.IsKept(0, 2 * SlotBytes) ?? true;
    }

    public void Dispose() => Close();

    private void Try(Action<FileStream> work)
    {
        try
        {
            work(_file ??= Open());
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Close();
        }
    }

    private FileStream Open()
    {
        var file = new FileStream(Path.Combine(folder, Name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        if (file.Length < 2 * SlotBytes)
        {
            RandomAccess.Write(file.SafeFileHandle, new byte[2 * SlotBytes], 0);
        }

        return file;
    }

    private void Close()
    {
        try
        {
            _file?.Dispose();
        }
        catch (IOException)
        {
            // It is given up either way.
        }

        _file = null;
    }

    private static Tally Read(byte[] slots, int index)
    {
        ReadOnlySpan<byte> slot = slots.AsSpan(Math.Min(slots.Length, index * SlotBytes));
        if (slot.Length < SlotBytes || BitConverter.ToInt32(slot[sizeof(ulong)..]) is not (> 0 and <= SlotBytes - HeadBytes and var length))
        {
            return Tally.None;
        }

        ReadOnlySpan<byte> body = slot.Slice(HeadBytes, length);
        return XxHash3.HashToUInt64(body) == BitConverter.ToUInt64(slot) ? JsonSerializer.Deserialize(body, TallyJson.Default.Tally) ?? Tally.None : Tally.None;
    }
}

[JsonSerializable(typeof(Tally))]
internal sealed partial class TallyJson : JsonSerializerContext;
