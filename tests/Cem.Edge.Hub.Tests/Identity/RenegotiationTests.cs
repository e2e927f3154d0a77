using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Identity;

/// <summary>Family 5: a client that begins the TLS 1.2 handshake anew costs the hub an asymmetric operation each time.</summary>
public sealed class RenegotiationTests
{
    private const string Openssl = "/usr/bin/openssl";

    [OpensslFact]
    public async Task Family_5_renegotiation_is_refused()
    {
        // Long enough that not the login's patience ends the connection.
        await using TlsHub hub = await TlsHub.StartAsync("--Broker:LoginTimeout", "00:01:00");
        using X509Certificate2 certificate = hub.Certify("kiosk-harbour-1");
        string pem = Path.Combine(hub.Folder.Root, "client.pem");
        await File.WriteAllTextAsync(pem, certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem() + "\n" + certificate.ExportCertificatePem()); // made with one
        var start = new ProcessStartInfo(Openssl, ["s_client", "-connect", $"127.0.0.1:{hub.Port}", "-tls1_2", "-cert", pem, "-key", pem, "-CAfile", hub.Folder.AuthorityCertificate])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var client = Process.Start(start)!; // only a shell start gives none
        Task<string> errors = client.StandardError.ReadToEndAsync(), output = ReadAsync(client.StandardOutput, "Verify return code: 0 (ok)");
        await output.WaitAsync(TimeSpan.FromSeconds(30));

        // s_client takes a line of one R as the wish to renegotiate.
        await client.StandardInput.WriteLineAsync("R");
        await client.StandardInput.FlushAsync();
        await client.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));

        string said = await errors;
        Assert.NotEqual(0, client.ExitCode);
        Assert.Contains("RENEGOTIATING", said, StringComparison.Ordinal);
        // It would show the hub's certificate again.
        Assert.Single(said.Split('\n'), line => line.StartsWith("depth=0", StringComparison.Ordinal));
    }

    private static async Task<string> ReadAsync(StreamReader from, string until)
    {
        var read = new System.Text.StringBuilder();
        while (!read.ToString().Contains(until, StringComparison.Ordinal) && await from.ReadLineAsync() is { } line)
        {
            read.AppendLine(line);
        }

        return read.ToString();
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class OpensslFactAttribute : FactAttribute
    {
        public OpensslFactAttribute()
        {
            if (!File.Exists(Openssl))
            {
                Skip = "needs the Debian package openssl";
            }
        }
    }
}
