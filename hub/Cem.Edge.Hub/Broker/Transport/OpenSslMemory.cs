using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cem.Edge.Hub.Broker.Transport;

/// <summary>
/// Lets OpenSSL give its record buffers (2 x 17 KB a connection) back while nothing is under way. SslStream has no switch for it, so each context gets the mode
/// at its birth, by OpenSSL's own hook for extra data (CRYPTO_get_ex_new_index). For the whole process, once.
/// </summary>
internal static partial class OpenSslMemory
{
    private const int ContextIndex = 1; // CRYPTO_EX_INDEX_SSL_CTX
    private const int ControlMode = 33; // SSL_CTRL_MODE
    private const int ReleaseBuffers = 0x10; // SSL_MODE_RELEASE_BUFFERS

    private static readonly Lazy<bool> Registered = new(Register);

    /// <summary>False where OpenSSL 3 is not there: then nothing changes but the memory.</summary>
    public static bool ReleaseIdleBuffers() => Registered.Value;

    private static unsafe bool Register()
    {
        try
        {
            return GetIndex(ContextIndex, 0, 0, &Born, null, null) >= 0;
        }
        catch (Exception problem) when (problem is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Born(nint context, nint value, nint data, int index, nint number, nint argument) => Control(context, ControlMode, ReleaseBuffers, 0);

    [LibraryImport("libcrypto.so.3", EntryPoint = "CRYPTO_get_ex_new_index")]
    private static unsafe partial int GetIndex(
        int ofWhat, nint number, nint argument, delegate* unmanaged[Cdecl]<nint, nint, nint, int, nint, nint, void> born, void* copied, void* gone);

    [LibraryImport("libssl.so.3", EntryPoint = "SSL_CTX_ctrl")]
    private static partial nint Control(nint context, int command, nint value, nint argument);
}
