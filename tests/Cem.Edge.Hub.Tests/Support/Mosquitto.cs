using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Cem.Edge.Hub.Identity;

namespace Cem.Edge.Hub.Tests.Support;

/// <summary>The real mosquitto on a free loopback port, with TLS from a provisioned folder and an ACL file.</summary>
internal sealed class Mosquitto : IAsyncDisposable
{
    public const string Program = "/usr/sbin/mosquitto";

    private readonly Process process;
    private readonly DirectoryInfo folder;

    private Mosquitto(Process process, DirectoryInfo folder, int port)
    {
        this.process = process;
        this.folder = folder;
        Port = port;
    }

    public int Port { get; }

    public static async Task<Mosquitto> StartAsync(IdentityFolder identity, string acl)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("cem-mosquitto-");
        int port = FreePort();
        string aclFile = Path.Combine(folder.FullName, "cem.acl"), settings = Path.Combine(folder.FullName, "mosquitto.conf");
        await File.WriteAllTextAsync(aclFile, acl);
        await File.WriteAllTextAsync(settings, $"""
            listener {port} 127.0.0.1
            cafile {identity.AuthorityCertificate}
            certfile {identity.ServerCertificate}
            keyfile {identity.ServerKey}
            require_certificate true
            use_identity_as_username true
            allow_anonymous false
            acl_file {aclFile}
            max_queued_messages 0
            user {Environment.UserName}

            """);
        var process = Process.Start(new ProcessStartInfo(Program, ["-c", settings]) { RedirectStandardError = true, RedirectStandardOutput = true })!; // only a shell start gives none
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        await Eventually.HoldsAsync(() => process.HasExited || Listens(port), "mosquitto listens");
        Assert.False(process.HasExited);
        return new Mosquitto(process, folder, port);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private static bool Listens(int port)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
