using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Cem.Edge.FirmwareSim.Processes;
using Cem.Edge.Hub.Identity;

namespace Cem.Edge.Tools.Load;

/// <summary>Where devices of a load run connect.</summary>
/// <param name="Port">On loopback.</param>
/// <param name="Credentials">Null for the plain port.</param>
internal sealed record LoadTarget(int Port, LoadCredentials? Credentials)
{
    public static LoadTarget Of(HubProcess hub, LoadCredentials? credentials) => new(credentials is null ? hub.MqttPort : hub.TlsPort!.Value, credentials); // a provisioned hub that is ready has it
}

/// <summary>Certificates of the simulated devices, made by the hub's own authority, so that a run need not claim thousands.</summary>
internal sealed class LoadCredentials
{
    private readonly Dictionary<string, SslClientAuthenticationOptions> options;

    private LoadCredentials(Dictionary<string, SslClientAuthenticationOptions> options) => this.options = options;

    /// <param name="folder">Identity folder of a hub that is provisioned.</param>
    public static LoadCredentials Make(IdentityFolder folder, IEnumerable<string> devices, DateTimeOffset now)
    {
        using CertificateAuthority authority = folder.ReadAuthority();
        return new LoadCredentials(devices.ToDictionary(device => device, device => Make(authority, device, now)));
    }

    public SslClientAuthenticationOptions Of(string device) => options[device];

    private static SslClientAuthenticationOptions Make(CertificateAuthority authority, string device, DateTimeOffset now)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 signed = authority.IssueDevice(device, new PublicKey(key), now.AddMinutes(-1), now.AddDays(1));
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        trust.CustomTrustStore.Add(X509CertificateLoader.LoadCertificate(authority.Certificate.RawData));
        return new SslClientAuthenticationOptions
        {
            TargetHost = "127.0.0.1",
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            ClientCertificateContext = SslStreamCertificateContext.Create(signed.CopyWithPrivateKey(key), additionalCertificates: null, offline: true),
            CertificateChainPolicy = trust,
        };
    }
}
