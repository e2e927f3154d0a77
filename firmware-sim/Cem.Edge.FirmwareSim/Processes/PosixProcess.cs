using System.Runtime.InteropServices;

namespace Cem.Edge.FirmwareSim.Processes;

/// <summary>The two calls of POSIX that .NET has no word for.</summary>
internal static class PosixProcess
{
    private const int Sigterm = 15;

    /// <summary>Leaves the terminal's foreground group: Ctrl+C then reaches the demo alone, which ends its children in order.</summary>
    public static void LeaveTerminalGroup() => _ = SetProcessGroup(0, 0);

    public static void AskToEnd(int processId) => _ = Signal(processId, Sigterm);

    [DllImport("libc", EntryPoint = "setpgid"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetProcessGroup(int processId, int group);

    [DllImport("libc", EntryPoint = "kill"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int processId, int signal);
}
