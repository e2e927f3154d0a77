using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Identity;

/// <summary>
/// The hub's own authority. It must be of this hub alone: whoever checks only that a certificate is of the authority (mosquitto does) lets in every
/// certificate that it ever signed.
/// </summary>
internal sealed class CertificateAuthority(X509Certificate2 certificate) : IDisposable
{
    private const int BackdatedParts = 20;

    // A device whose clock is a little behind must not find its certificate in the future.
    private static readonly TimeSpan Backdating = TimeSpan.FromHours(1);

    private static readonly OidCollection ForClients = [new("1.3.6.1.5.5.7.3.2")];
    private static readonly OidCollection ForServers = [new("1.3.6.1.5.5.7.3.1")];

    public X509Certificate2 Certificate => certificate;

    public static X509Certificate2 CreateAuthority(string name, DateTimeOffset now, TimeSpan life)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(NameOf(name), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request.CreateSelfSigned(now - Backdating, now + life);
    }

    /// <summary>A certificate for the hub's TLS port with a new key.</summary>
    public X509Certificate2 CreateServer(IReadOnlyList<string> names, DateTimeOffset now, TimeSpan life)
    {
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (string name in names)
        {
            if (IPAddress.TryParse(name, out IPAddress? address))
            {
                alternatives.AddIpAddress(address);
            }
            else
            {
                alternatives.AddDnsName(name);
            }
        }

        return CreateWithKey(names[0], ForServers, alternatives.Build(), now, life);
    }

    /// <summary>A credential with which devices may ask for a certificate of their own, and do nothing else.</summary>
    public X509Certificate2 CreateClaim(string name, DateTimeOffset now, TimeSpan life) => CreateWithKey(ClaimClient.Prefix + name, ForClients, null, now, life);

    /// <summary>The certificate of a device for the key that it made itself.</summary>
    /// <param name="notBefore">Later than that of every certificate of the device that was proven.</param>
    public X509Certificate2 IssueDevice(string device, PublicKey key, DateTimeOffset notBefore, DateTimeOffset notAfter) =>
        Sign(new CertificateRequest(NameOf(device), key, HashAlgorithmName.SHA256), ForClients, null, notBefore, notAfter);

    /// <summary>Begin of a certificate made now: an hour ago, or a small part of a short life.</summary>
    public static DateTimeOffset Backdated(DateTimeOffset now, TimeSpan life) => now - (life / BackdatedParts < Backdating ? life / BackdatedParts : Backdating);

    public void Dispose() => certificate.Dispose();

    private X509Certificate2 CreateWithKey(string name, OidCollection use, X509Extension? alternatives, DateTimeOffset now, TimeSpan life)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 signed = Sign(new CertificateRequest(NameOf(name), key, HashAlgorithmName.SHA256), use, alternatives, Backdated(now, life), now + life);
        return signed.CopyWithPrivateKey(key);
    }

    private X509Certificate2 Sign(CertificateRequest request, OidCollection use, X509Extension? alternatives, DateTimeOffset notBefore, DateTimeOffset notAfter)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(use, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        if (alternatives is not null)
        {
            request.CertificateExtensions.Add(alternatives);
        }

        // Nothing it signs outlives or predates the authority: such a certificate would never be accepted.
        DateTimeOffset earliest = certificate.NotBefore;
        DateTimeOffset latest = certificate.NotAfter;
        return request.Create(certificate, notBefore < earliest ? earliest : notBefore, notAfter > latest ? latest : notAfter, SerialNumber());
    }

    private static byte[] SerialNumber()
    {
        byte[] number = RandomNumberGenerator.GetBytes(16);
        number[0] = (byte)((number[0] & 0x7F) | 0x40); // positive, and of full length
        return number;
    }

    private static X500DistinguishedName NameOf(string name)
    {
        var builder = new X500DistinguishedNameBuilder();
        builder.AddCommonName(name);
        return builder.Build();
    }
}
