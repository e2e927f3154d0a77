using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Cem.Edge.Hub.Broker.Transport;

/// <summary>TLS of the device port: 1.2 or newer, and a certificate of the hub's own authority. Who it names is decided at CONNECT, where a refusal can say why.</summary>
internal static class DeviceTls
{
    private const string ForClients = "1.3.6.1.5.5.7.3.2";

    static DeviceTls() => OpenSslMemory.ReleaseIdleBuffers();

    public static void UseDeviceTls(this ListenOptions listen, X509Certificate2 server, X509Certificate2 authority, TimeSpan handshakeTimeout) =>
        listen.UseHttps(new HttpsConnectionAdapterOptions
        {
            ServerCertificate = server,
            SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            ClientCertificateMode = ClientCertificateMode.RequireCertificate,
            // With a policy of our own the errors already speak of our authority alone.
            ClientCertificateValidation = (_, _, errors) => errors == SslPolicyErrors.None,
            HandshakeTimeout = handshakeTimeout,
            OnAuthenticate = (_, tls) =>
            {
                tls.CertificateChainPolicy = Trusting(authority);
                tls.AllowRenegotiation = false;
            },
        });

    private static X509ChainPolicy Trusting(X509Certificate2 authority)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            // The deny-list is the hub's own, asked at CONNECT; there is no list to fetch.
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.Add(authority);
        policy.ApplicationPolicy.Add(new(ForClients));
        return policy;
    }
}
