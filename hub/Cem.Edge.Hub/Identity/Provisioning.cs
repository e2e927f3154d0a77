using System.Net;
using System.Security.Cryptography.X509Certificates;
using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Identity;

/// <summary>What was done about one thing, for people.</summary>
/// <param name="Made">False when it was there already and stays as it is.</param>
internal sealed record ProvisionStep(string What, string Path, bool Made, string Note);

/// <summary>
/// Makes a hub's authority, server certificate and first claim credential. What is there and good stays: a second run does not break a running fleet.
/// </summary>
internal static class Provisioning
{
    /// <summary>Name of the claim credential that is made without being asked for.</summary>
    public const string FirstClaim = "fleet";

    private static readonly TimeSpan AuthorityLife = TimeSpan.FromDays(20 * 365);
    private static readonly TimeSpan ServerLife = TimeSpan.FromDays(5 * 365);
    private static readonly TimeSpan ServerMargin = TimeSpan.FromDays(180);
    private static readonly TimeSpan ClaimLife = TimeSpan.FromDays(2 * 365);

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Names a hub has without being told: those of this machine.</summary>
    public static IReadOnlyList<string> OwnNames { get; } = [.. new[] { Dns.GetHostName(), "localhost", "127.0.0.1", "::1" }.Distinct()];

    /// <param name="names">Host names and addresses by which devices reach the hub; empty keeps those of the present certificate, or takes <see cref="OwnNames"/>.</param>
    /// <exception cref="IdentityException">What is there cannot be used, and must not be replaced without being asked.</exception>
    public static IReadOnlyList<ProvisionStep> Run(IdentityFolder folder, IReadOnlyList<string> names, DateTimeOffset now)
    {
        MakeFolder(folder.Root);
        ProvisionStep authority = MakeAuthority(folder, now);
        using CertificateAuthority signer = folder.ReadAuthority();
        return [authority, MakeServer(folder, signer, names, now), MakeClaim(folder, signer, FirstClaim, now)];
    }

    /// <summary>A further claim credential, so that those of one batch of devices can be revoked alone.</summary>
    /// <exception cref="IdentityException">There is no authority yet, or the name is no id.</exception>
    public static ProvisionStep AddClaim(IdentityFolder folder, string name, DateTimeOffset now)
    {
        if (!CemId.IsValid(name))
        {
            throw new IdentityException($"'{name}' is no name for a claim credential; use 1 to 40 of a-z, 0-9 and hyphen.");
        }

        using CertificateAuthority signer = folder.ReadAuthority();
        return MakeClaim(folder, signer, name, now);
    }

    private static ProvisionStep MakeAuthority(IdentityFolder folder, DateTimeOffset now)
    {
        const string What = "authority";
        if (File.Exists(folder.AuthorityCertificate))
        {
            return File.Exists(folder.AuthorityKey)
                ? new ProvisionStep(What, folder.AuthorityCertificate, Made: false, "")
                : throw new IdentityException($"{folder.AuthorityCertificate} is there without {folder.AuthorityKey}. Restore the key from a backup: a new authority would lock out every device that has a certificate. To begin anew, move the folder away.");
        }

        using X509Certificate2 made = CertificateAuthority.CreateAuthority($"Cem.Edge authority {now:yyyy-MM-dd}", now, AuthorityLife);
        Save(made, folder.AuthorityCertificate, folder.AuthorityKey);
        return new ProvisionStep(What, folder.AuthorityCertificate, Made: true, $"valid until {made.NotAfter:yyyy-MM-dd}; back it up with its key, and give the key to nobody");
    }

    private static ProvisionStep MakeServer(IdentityFolder folder, CertificateAuthority signer, IReadOnlyList<string> names, DateTimeOffset now)
    {
        string[] present = [];
        string why = "";
        if (File.Exists(folder.ServerCertificate) && File.Exists(folder.ServerKey))
        {
            using X509Certificate2 server = folder.ReadServer();
            present = [.. NamesOf(server)];
            string[] missing = [.. names.Except(present)];
            why = missing.Length > 0 ? $"the one before lacked {string.Join(", ", missing)}; " : server.NotAfter.ToUniversalTime() - now < ServerMargin ? $"the one before ends {server.NotAfter:yyyy-MM-dd}; " : "";
            if (why.Length == 0)
            {
                return new ProvisionStep("server certificate", folder.ServerCertificate, Made: false, $"for {string.Join(", ", present)}");
            }
        }

        string[] all = [.. names.Union(present)];
        using X509Certificate2 made = signer.CreateServer(all.Length > 0 ? all : OwnNames, now, ServerLife);
        Save(made, folder.ServerCertificate, folder.ServerKey);
        return new ProvisionStep("server certificate", folder.ServerCertificate, Made: true, $"{why}for {string.Join(", ", NamesOf(made))}, valid until {made.NotAfter:yyyy-MM-dd}; a running hub takes it when it is started again");
    }

    private static ProvisionStep MakeClaim(IdentityFolder folder, CertificateAuthority signer, string name, DateTimeOffset now)
    {
        string claim = folder.Claim(name), what = $"claim credential '{name}'";
        if (File.Exists(IdentityFolder.ClaimCertificate(claim)) && File.Exists(IdentityFolder.ClaimKey(claim)))
        {
            using var present = X509Certificate2.CreateFromPem(File.ReadAllText(IdentityFolder.ClaimCertificate(claim)));
            if (present.NotAfter.ToUniversalTime() > now)
            {
                return new ProvisionStep(what, claim, Made: false, $"valid until {present.NotAfter:yyyy-MM-dd}");
            }
        }

        MakeFolder(folder.Claims);
        MakeFolder(claim);
        using X509Certificate2 made = signer.CreateClaim(name, now, ClaimLife);
        PrivateFile.WriteOpen(Path.Combine(claim, "ca.crt"), signer.Certificate.ExportCertificatePem() + "\n");
        Save(made, IdentityFolder.ClaimCertificate(claim), IdentityFolder.ClaimKey(claim));
        return new ProvisionStep(what, claim, Made: true, $"valid until {made.NotAfter:yyyy-MM-dd}; copy the folder to /etc/cem-agent/claim of each new device");
    }

    private static IEnumerable<string> NamesOf(X509Certificate2 server)
    {
        X509SubjectAlternativeNameExtension names = server.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single();
        return names.EnumerateDnsNames().Concat(names.EnumerateIPAddresses().Select(address => address.ToString()));
    }

    // The certificate is written last: a key alone was never used, and is made anew.
    private static void Save(X509Certificate2 made, string certificate, string key)
    {
        using System.Security.Cryptography.ECDsa secret = made.GetECDsaPrivateKey()!; // all of ours are made with one
        PrivateFile.WriteKey(key, secret.ExportPkcs8PrivateKeyPem() + "\n");
        PrivateFile.WriteOpen(certificate, made.ExportCertificatePem() + "\n");
    }

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly);
        }
    }
}
