using System.Security.Cryptography.X509Certificates;
using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Identity;

/// <summary>Whom a certificate of the hub's own authority names.</summary>
/// <param name="Name">Device id, or the name of a claim credential.</param>
internal sealed record Credential(string Name, DateTimeOffset NotBefore, DateTimeOffset NotAfter)
{
    private const string CommonName = "2.5.4.3";

    public bool IsClaim => Name.StartsWith(ClaimClient.Prefix, StringComparison.Ordinal);

    /// <summary>Null where the subject is anything but one common name: what names two names nobody.</summary>
    public static Credential? Of(X509Certificate2 certificate)
    {
        X500RelativeDistinguishedName[] parts = [.. certificate.SubjectName.EnumerateRelativeDistinguishedNames()];
        return parts is [{ HasMultipleElements: false } only] && only.GetSingleElementType().Value == CommonName && only.GetSingleElementValue() is { } name
            ? new Credential(name, certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime())
            : null;
    }
}
