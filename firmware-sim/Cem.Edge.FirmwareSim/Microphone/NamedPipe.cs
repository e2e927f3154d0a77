using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace Cem.Edge.FirmwareSim.Microphone;

/// <summary>A FIFO in the file system, for which .NET has no word.</summary>
internal static class NamedPipe
{
    private const uint OwnerOnly = 0b110_000_000;

    public static void Create(string path)
    {
        if (MakeFifo(Encoding.UTF8.GetBytes(path + '\0'), OwnerOnly) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError(), $"no named pipe can be made at {path}: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    [DllImport("libc", EntryPoint = "mkfifo", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakeFifo(byte[] path, uint mode);
}
