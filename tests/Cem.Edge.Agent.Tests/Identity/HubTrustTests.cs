using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Cem.Edge.Agent.Identity;

namespace Cem.Edge.Agent.Tests.Identity;

public sealed class HubTrustTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
    private static readonly X509Certificate2 Authority = Make("authority", null, Now.AddYears(-1), Now.AddYears(20));

    [Fact]
    public void Server_of_our_authority_is_the_hub_whatever_the_system_thinks_of_its_chain() =>
        Assert.True(HubTrust.IsHub(Make("hub", Authority), Authority, SslPolicyErrors.RemoteCertificateChainErrors, Now));

    [Fact]
    public void Server_of_another_authority_with_the_same_name_is_not() =>
        Assert.False(HubTrust.IsHub(Make("hub", Make("authority", null)), Authority, SslPolicyErrors.RemoteCertificateChainErrors, Now));

    [Fact]
    public void Wrong_host_name_is_not() =>
        Assert.False(HubTrust.IsHub(Make("hub", Authority), Authority, SslPolicyErrors.RemoteCertificateNameMismatch | SslPolicyErrors.RemoteCertificateChainErrors, Now));

    [Fact]
    public void Certificate_of_a_device_is_not() =>
        Assert.False(HubTrust.IsHub(Make("kiosk-1", Authority, use: "1.3.6.1.5.5.7.3.2"), Authority, SslPolicyErrors.RemoteCertificateChainErrors, Now));

    [Fact]
    public void Clock_of_1970_is_later_than_the_own_certificate() =>
        Assert.True(HubTrust.AtLeast(DateTimeOffset.UnixEpoch, Now) >= Now);

    [Fact]
    public void Ended_certificate_is_not() =>
        Assert.False(HubTrust.IsHub(Make("hub", Authority, Now.AddDays(-9), Now.AddDays(-1)), Authority, SslPolicyErrors.RemoteCertificateChainErrors, Now));

    private static X509Certificate2 Make(string name, X509Certificate2? issuer, DateTimeOffset? from = null, DateTimeOffset? until = null, string use = "1.3.6.1.5.5.7.3.1")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(issuer is null, false, 0, true));
        if (issuer is null)
        {
            return request.CreateSelfSigned(from ?? Now.AddDays(-9), until ?? Now.AddDays(9));
        }

        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], false));
        return request.Create(issuer, from ?? Now.AddDays(-9), until ?? Now.AddDays(9), [1, 2, 3]);
    }
}
