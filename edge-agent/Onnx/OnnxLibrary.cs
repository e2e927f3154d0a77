using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace Cem.Edge.Onnx;

/// <summary>
/// The native library, started with its telemetry off; compiled into both engines that run models, which know nothing of each other. Left alone it keeps a device id and a database of events in the home folder and sends them to its maker:
/// nothing of a store's device may go where nobody asked it to go.
/// </summary>
internal static partial class OnnxLibrary
{
    private const string TelemetryOff = "ORT_DISABLE_TELEMETRY";

    /// <summary>The one environment of this process; the first use starts it.</summary>
    public static OrtEnv Environment { get; } = Start();

    private static OrtEnv Start()
    {
        // The library asks the C library, which does not see what .NET sets for itself on Unix.
        System.Environment.SetEnvironmentVariable(TelemetryOff, "1");
        if (!OperatingSystem.IsWindows())
            _ = SetVariable(TelemetryOff, "1", overwrite: 1);
        var environment = OrtEnv.Instance();
        environment.DisableTelemetryEvents();
        return environment;
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
