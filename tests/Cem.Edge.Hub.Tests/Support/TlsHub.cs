using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Broker;
using Cem.Edge.Hub.Identity;
using MQTTnet;

namespace Cem.Edge.Hub.Tests.Support;

/// <summary>A provisioned hub on loopback, and clients that come to its TLS port with whatever certificate a test gives them.</summary>
internal sealed class TlsHub : IAsyncDisposable
{
    private readonly string folder;

    private TlsHub(string folder, TestHub hub)
    {
        this.folder = folder;
        Hub = hub;
        Authority = new IdentityFolder(Path.Combine(folder, IdentityFolder.DefaultName)).ReadAuthority();
    }

    public TestHub Hub { get; }

    public CertificateAuthority Authority { get; }

    public IdentityBook Book => Hub.Get<IdentityBook>();

    public IdentityFolder Folder => new(Path.Combine(folder, IdentityFolder.DefaultName));

    public int Port => Hub.Get<MqttBroker>().TlsPort ?? throw new InvalidOperationException("the hub has no TLS port");

    public static async Task<TlsHub> StartAsync(params string[] settings)
    {
        string data = Directory.CreateTempSubdirectory("cem-hub-").FullName;
        Provisioning.Run(new IdentityFolder(Path.Combine(data, IdentityFolder.DefaultName)), [], Some.Now);
        return new TlsHub(data, await TestHub.StartAsync(data, ["--tls-port", "0", "--Broker:TlsAddress", "127.0.0.1", .. settings]));
    }

    /// <summary>A certificate as the hub would issue it, key included.</summary>
    public X509Certificate2 Certify(string device, DateTimeOffset? from = null, DateTimeOffset? until = null) => Certify(Authority, device, from, until);

    public static X509Certificate2 Certify(CertificateAuthority authority, string device, DateTimeOffset? from = null, DateTimeOffset? until = null)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 signed = authority.IssueDevice(device, new PublicKey(key), from ?? Some.Now.AddHours(-1), until ?? Some.Now.AddDays(30));
        return signed.CopyWithPrivateKey(key);
    }

    public X509Certificate2 ClaimCredential()
    {
        string claim = Folder.Claim(Provisioning.FirstClaim);
        return X509Certificate2.CreateFromPemFile(IdentityFolder.ClaimCertificate(claim), IdentityFolder.ClaimKey(claim));
    }

    public MqttClientOptionsBuilder Options(X509Certificate2? certificate, string clientId) => Options(Port, certificate, clientId);

    public static MqttClientOptionsBuilder Options(int port, X509Certificate2? certificate, string clientId)
    {
        MqttClientOptionsBuilder options = new MqttClientOptionsBuilder()
            .WithTcpServer("127.0.0.1", port)
            .WithClientId(clientId)
            .WithProtocolVersion(MQTTnet.Formatter.MqttProtocolVersion.V500)
            .WithTimeout(TimeSpan.FromSeconds(20));
        return options.WithTlsOptions(new MqttClientTlsOptions
        {
            UseTls = true,
            RevocationMode = X509RevocationMode.NoCheck,
            CertificateValidationHandler = shown => (shown.SslPolicyErrors & SslPolicyErrors.RemoteCertificateNameMismatch) == 0,
            ClientCertificatesProvider = certificate is null ? null : new DefaultMqttCertificatesProvider(new X509Certificate2Collection(certificate)),
        });
    }

    /// <summary>A device with a good certificate of its own, connected and subscribed.</summary>
    public Task<TestDevice> ConnectAsync(string device = "kiosk-harbour-1", string site = "harbour", X509Certificate2? certificate = null) =>
        TestDevice.ConnectAsync(new DeviceAddress("brightmart", site, device), Options(certificate ?? Certify(device), device).Build());

    public async ValueTask DisposeAsync()
    {
        Authority.Dispose();
        await Hub.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
