using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Uplink;
using MQTTnet;
using MQTTnet.Formatter;

namespace Cem.Edge.Agent.Identity;

/// <summary>What both connections to the hub have in common, the device's own and that of a claim: address, MQTT 5, TLS.</summary>
internal sealed class TlsLine(DeviceIdentity identity, DeviceClock clock)
{
    /// <param name="certificate">Null for a plain connection, which settings allow within this machine only.</param>
    public MqttClientOptionsBuilder Options(UplinkOptions hub, string clientId, X509Certificate2? certificate)
    {
        MqttClientOptionsBuilder options = new MqttClientOptionsBuilder()
            .WithTcpServer(hub.Host, hub.Port)
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .WithClientId(clientId)
            .WithKeepAlivePeriod(hub.KeepAlive)
            .WithTimeout(hub.AnswerTimeout);
        if (certificate is null)
        {
            return options;
        }

        X509Certificate2 authority = identity.Authority();
        return options.WithTlsOptions(new MqttClientTlsOptions
        {
            UseTls = true,
            SslProtocol = SslProtocols.Tls12 | SslProtocols.Tls13,
            AllowRenegotiation = false,
            RevocationMode = X509RevocationMode.NoCheck,
            ClientCertificatesProvider = new DefaultMqttCertificatesProvider(new X509Certificate2Collection(certificate)),
            CertificateValidationHandler = shown =>
                shown.Certificate is X509Certificate2 server && HubTrust.IsHub(server, authority, shown.SslPolicyErrors, HubTrust.AtLeast(clock.Now, certificate.NotBefore.ToUniversalTime())),
        });
    }
}
