using System.Runtime.InteropServices;
using System.Text;

namespace Cem.Edge.Agent.Tests.Support;

/// <summary>What the framework cannot make: hard links, pipes, names that are no text.</summary>
internal static class Native
{
    public static int Link(string existing, string name) => Link(Bytes(existing), Bytes(name));

    public static int MakePipe(string path, uint mode) => MakeFifo(Bytes(path), mode);

    /// <summary>Both names end with a zero byte.</summary>
    [DllImport("libc", EntryPoint = "rename")]
    public static extern int Rename(byte[] from, byte[] to);

    /// <summary>As the system takes a path.</summary>
    public static byte[] Bytes(string path) => [.. Encoding.UTF8.GetBytes(path), 0];

    [DllImport("libc", EntryPoint = "link")]
    private static extern int Link(byte[] existing, byte[] name);

    [DllImport("libc", EntryPoint = "mkfifo")]
    private static extern int MakeFifo(byte[] path, uint mode);
}
