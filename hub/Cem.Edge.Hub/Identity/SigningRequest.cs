using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Cem.Edge.Hub.Identity;

/// <summary>What counts of a device's signing request: for whom, and the public key. Everything else that it wishes for is ignored.</summary>
internal static class SigningRequest
{
    /// <summary>A P-256 request has some 450 characters.</summary>
    public const int MostCharacters = 4_000;

    private const string P256 = "1.2.840.10045.3.1.7";
    private const string EllipticCurve = "1.2.840.10045.2.1";

    /// <summary>The key that signed the request; null with <paramref name="problem"/> otherwise.</summary>
    public static PublicKey? Read(string pem, string device, out string? problem)
    {
        problem = null;
        if (pem.Length > MostCharacters)
        {
            problem = $"the signing request is over {MostCharacters} characters";
            return null;
        }

        try
        {
            // Checks the request's own signature: who asks has the key.
            CertificateRequest request = CertificateRequest.LoadSigningRequestPem(pem, HashAlgorithmName.SHA256);
            problem = request.PublicKey.Oid.Value != EllipticCurve || !IsP256(request.PublicKey) ? "the key of the signing request is not on the curve P-256"
                : !NamesOnly(request.SubjectName, device) ? "the signing request names another device than the claim"
                : null;
            return problem is null ? request.PublicKey : null;
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or ArgumentException or NotSupportedException)
        {
            problem = "the signing request cannot be read, or its signature is wrong";
            return null;
        }
    }

    private static bool IsP256(PublicKey key)
    {
        using ECDsa? curve = key.GetECDsaPublicKey();
        return curve?.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == P256;
    }

    private static bool NamesOnly(X500DistinguishedName subject, string device) => subject.Name == $"CN={device}";
}
