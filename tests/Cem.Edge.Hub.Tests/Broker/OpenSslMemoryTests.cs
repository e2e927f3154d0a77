using System.Runtime.InteropServices;
using Cem.Edge.Hub.Broker.Transport;

namespace Cem.Edge.Hub.Tests.Broker;

public sealed class OpenSslMemoryTests
{
    private const int ControlMode = 33, ReleaseBuffers = 0x10; // SSL_CTRL_MODE, SSL_MODE_RELEASE_BUFFERS

    [OpenSslFact]
    public void Context_made_after_the_call_gives_its_buffers_back_while_idle()
    {
        Assert.True(OpenSslMemory.ReleaseIdleBuffers());
        nint context = NewContext(Method());

        nint mode = Control(context, ControlMode, 0, 0);
        Free(context);

        Assert.Equal(ReleaseBuffers, mode & ReleaseBuffers);
    }

    [DllImport("libssl.so.3", EntryPoint = "TLS_method"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Method();

    [DllImport("libssl.so.3", EntryPoint = "SSL_CTX_new"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint NewContext(nint method);

    [DllImport("libssl.so.3", EntryPoint = "SSL_CTX_free"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void Free(nint context);

    [DllImport("libssl.so.3", EntryPoint = "SSL_CTX_ctrl"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Control(nint context, int command, nint value, nint argument);

    private sealed class OpenSslFactAttribute : FactAttribute
    {
        public OpenSslFactAttribute()
        {
            if (!NativeLibrary.TryLoad("libssl.so.3", out _))
            {
                Skip = "needs OpenSSL 3";
            }
        }
    }
}
