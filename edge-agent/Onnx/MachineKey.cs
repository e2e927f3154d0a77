using System.Runtime.InteropServices;

namespace Cem.Edge.Onnx;

/// <summary>What an optimised graph depends on besides its model.</summary>
internal static class MachineKey
{
    private const string CpuInfo = "/proc/cpuinfo";

    public static string OfThisMachine { get; } = $"{OnnxLibrary.Environment.GetVersionString()} {RuntimeInformation.ProcessArchitecture} {Instructions()}";

    /// <summary>The processor's own list ("flags" on x64, "Features" on ARM); where there is none, the architecture has to do.</summary>
    private static string Instructions()
    {
        try
        {
            return File.ReadLines(CpuInfo).FirstOrDefault(line => line.StartsWith("flags", StringComparison.Ordinal) || line.StartsWith("Features", StringComparison.Ordinal)) ?? "";
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
