using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Identity;

/// <summary>Where the hub's authority, its own certificate and the claim credentials lie. Names are the same on every device.</summary>
internal sealed class IdentityFolder(string root)
{
    /// <summary>Of the folder within a hub's data folder.</summary>
    public const string DefaultName = "identity";

    public string Root { get; } = root;

    public string AuthorityCertificate => Path.Combine(Root, "ca.crt");

    public string AuthorityKey => Path.Combine(Root, "ca.key");

    public string ServerCertificate => Path.Combine(Root, "server.crt");

    public string ServerKey => Path.Combine(Root, "server.key");

    /// <summary>See <see cref="RevocationFile"/>.</summary>
    public string Revocations => Path.Combine(Root, "revocations.json");

    public string Claims => Path.Combine(Root, "claims");

    /// <summary>True once the hub can open its TLS port with it.</summary>
    public bool IsProvisioned => File.Exists(AuthorityCertificate) && File.Exists(AuthorityKey) && File.Exists(ServerCertificate) && File.Exists(ServerKey);

    /// <summary>Folder of one claim credential: <c>ca.crt</c>, <c>claim.crt</c> and <c>claim.key</c>, to be copied onto devices as it is.</summary>
    public string Claim(string name) => Path.Combine(Claims, name);

    /// <summary>Common names of the claim credentials that were made here.</summary>
    public IEnumerable<string> ClaimNames() => Directory.Exists(Claims) ? Directory.EnumerateDirectories(Claims).Select(claim => ClaimClient.Prefix + Path.GetFileName(claim)) : [];

    public static string ClaimCertificate(string claim) => Path.Combine(claim, "claim.crt");

    public static string ClaimKey(string claim) => Path.Combine(claim, "claim.key");

    /// <exception cref="IdentityException">The files cannot be used; the message names file and remedy.</exception>
    public CertificateAuthority ReadAuthority() => new(ReadPair(AuthorityCertificate, AuthorityKey));

    /// <exception cref="IdentityException">The files cannot be used; the message names file and remedy.</exception>
    public X509Certificate2 ReadServer() => ReadPair(ServerCertificate, ServerKey);

    private static X509Certificate2 ReadPair(string certificate, string key)
    {
        try
        {
            if (!PrivateFile.IsPrivate(key))
            {
                throw new IdentityException($"{key} can be read by others. Take their rights away: chmod 600 {key}");
            }

            return X509Certificate2.CreateFromPemFile(certificate, key);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            // The message of a parser could quote what it parsed.
            string reason = problem is CryptographicException or ArgumentException ? "they are no certificate and key that belong together" : problem.Message;
            throw new IdentityException($"{certificate} and {key} cannot be used: {reason}. Restore both from a backup, or see: cem provision --help", problem);
        }
    }
}

/// <summary>Keys or certificates cannot be used as they are; the message names file and remedy, and never a key.</summary>
internal sealed class IdentityException(string message, Exception? cause = null) : Exception(message, cause);
