using System.Runtime.InteropServices;

namespace Cem.Edge.Onnx;

/// <summary>The C library's heap, which ONNX Runtime fills while it loads.</summary>
internal static partial class NativeMemory
{
    /// <summary>
    /// Gives back what loading left over: protobuf and unpacked weights, some 50 MB that the library would keep in the heaps of the loading threads for good.
    /// Libraries without this call keep it.
    /// </summary>
    public static void GiveBack()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            _ = Trim(0);
        }
        catch (Exception absent) when (absent is EntryPointNotFoundException or DllNotFoundException)
        {
            // Not the GNU library.
        }
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint pad);
}
