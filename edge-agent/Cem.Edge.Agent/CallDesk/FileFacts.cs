using System.Runtime.InteropServices;

namespace Cem.Edge.Agent.CallDesk;

/// <summary>What the kernel says of an open file, or of a name without following it: the file itself, whatever its name means in the next moment.</summary>
internal readonly record struct FileFacts(ulong Device, ulong Inode, uint Links, ushort Mode, ulong Bytes)
{
    private const ushort TypeMask = 0xF000;
    private const ushort RegularFile = 0x8000;
    private const ushort SymbolicLink = 0xA000;

    /// <summary>Neither folder, link, pipe, socket nor device.</summary>
    public bool IsFile => (Mode & TypeMask) == RegularFile;

    public bool IsLink => (Mode & TypeMask) == SymbolicLink;

    /// <summary>The same file lies under another name too: what is written into one is written into both.</summary>
    public bool HasOtherNames => Links > 1;

    public bool IsSameFileAs(FileFacts other) => (Device, Inode) == (other.Device, other.Inode);
}

/// <summary>As <c>statx</c> of Linux fills it; the same on every processor, which <c>stat</c> is not.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct StatX
{
    [FieldOffset(16)]
    public uint Links;

    [FieldOffset(28)]
    public ushort Mode;

    [FieldOffset(32)]
    public ulong Inode;

    [FieldOffset(40)]
    public ulong Bytes;

    [FieldOffset(136)]
    public uint DeviceMajor;

    [FieldOffset(140)]
    public uint DeviceMinor;

    public readonly FileFacts Facts() => new(((ulong)DeviceMajor << 32) | DeviceMinor, Inode, Links, Mode, Bytes);
}
