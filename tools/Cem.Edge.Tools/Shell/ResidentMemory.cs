using System.Diagnostics;

namespace Cem.Edge.Tools.Shell;

/// <summary>Memory of this process that stands in RAM, in MB of 1,000,000 bytes as everywhere in <c>cem</c>.</summary>
internal static class ResidentMemory
{
    private const double Megabyte = 1e6;

    public static double NowMb => Of(process => process.WorkingSet64);

    public static double PeakMb => Of(process => process.PeakWorkingSet64);

    /// <summary>Of another process, which still runs.</summary>
    public static double PeakMbOf(Process process) => Megabytes(process.PeakWorkingSet64);

    private static double Of(Func<Process, long> figure)
    {
        using var process = Process.GetCurrentProcess();
        return Megabytes(figure(process));
    }

    private static double Megabytes(long bytes) => Math.Round(bytes / Megabyte, 1);
}
