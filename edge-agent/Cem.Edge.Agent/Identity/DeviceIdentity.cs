using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Settings;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Identity;

/// <summary>
/// The device's own key and certificate. A renewed one lies beside the old one until a connection has proven it; the old one then goes.
/// </summary>
internal sealed partial class DeviceIdentity(IdentityOptions options, OutboxOptions outbox, DeviceOptions device, DeviceClock clock, ILogger<DeviceIdentity> log) : IDisposable
{
    private readonly string _folder = FolderOf(options, outbox);
    private readonly CredentialFile _own = new(Path.Combine(FolderOf(options, outbox), "device.pem"));
    private readonly CredentialFile _next = new(Path.Combine(FolderOf(options, outbox), "next.pem"));

    // Made when a certificate is asked for; it reaches the disk together with the certificate.
    private ECDsa? _asking;
    private bool _usesNext;

    /// <summary>The newest certificate, or null: then the device must claim one. One that has ended is none.</summary>
    public X509Certificate2? Current()
    {
        X509Certificate2? newest = _next.Read();
        _usesNext = newest is not null;
        newest ??= _own.Read();
        if (newest is not null && clock.Synchronised && newest.NotAfter.ToUniversalTime() < clock.Now)
        {
            LogEnded(newest.NotAfter.ToUniversalTime());
            newest.Dispose();
            return null;
        }

        return newest;
    }

    /// <summary>The hub's authority: beside the claim credential, else the copy made when the certificate came.</summary>
    /// <exception cref="IdentityMissingException">Neither is there.</exception>
    public X509Certificate2 Authority()
    {
        string? file = new[] { Path.Combine(options.Claim, "ca.crt"), Path.Combine(_folder, "ca.crt") }.FirstOrDefault(File.Exists);
        try
        {
            return file is null ? throw new IdentityMissingException($"no ca.crt in {options.Claim}: copy the claim credential that `cem provision` made to this device") : X509Certificate2.CreateFromPem(File.ReadAllText(file));
        }
        catch (CryptographicException)
        {
            throw new IdentityMissingException($"{file} is no certificate: copy the claim credential to this device again");
        }
    }

    /// <exception cref="IdentityMissingException">It is not there or cannot be used.</exception>
    public X509Certificate2 ClaimCredential()
    {
        try
        {
            return X509Certificate2.CreateFromPemFile(Path.Combine(options.Claim, "claim.crt"), Path.Combine(options.Claim, "claim.key"));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new IdentityMissingException($"this device has no certificate and no claim credential in {options.Claim}: copy the one that `cem provision` made to this device");
        }
    }

    /// <summary>A signing request for this device; the same key until a certificate has come for it.</summary>
    public string SigningRequest()
    {
        _asking ??= ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(device.Name);
        return new CertificateRequest(subject.Build(), _asking, HashAlgorithmName.SHA256).CreateSigningRequestPem();
    }

    /// <summary>Takes what the hub answered to a claim or a renewal; false when there is no certificate in it for the key that was made here.</summary>
    public bool Take(ClaimAnswer answer)
    {
        if (answer is not { Status: ClaimStatus.Issued, Certificate: { } pem } || _asking is null || !IsOurs(pem, _asking))
        {
            LogNotTaken(answer.Status, answer.Detail);
            return false;
        }

        Directory.CreateDirectory(_folder);
        File.WriteAllText(Path.Combine(_folder, "ca.crt"), Authority().ExportCertificatePem());
        _next.Write(_asking, pem);
        _asking.Dispose();
        _asking = null;
        LogTaken();
        return true;
    }

    /// <summary>The hub has accepted the certificate that <see cref="Current"/> gave.</summary>
    public void Proven()
    {
        if (_usesNext)
        {
            _next.Replace(_own);
            _usesNext = false;
        }
    }

    /// <summary>The hub has refused it. A renewed one goes, as long as the one before is there; the last one stays, or a slip at the hub would cost the identity.</summary>
    public void Refused()
    {
        if (_usesNext && _own.Exists)
        {
            _next.Delete();
            _usesNext = false;
        }
    }

    public void Dispose() => _asking?.Dispose();

    private static string FolderOf(IdentityOptions options, OutboxOptions outbox) => options.Folder.Length > 0 ? options.Folder : Path.Combine(outbox.Folder, "identity");

    private bool IsOurs(string pem, ECDsa key)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(pem);
            using ECDsa? theirs = certificate.GetECDsaPublicKey();
            return theirs is not null && theirs.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key.ExportSubjectPublicKeyInfo())
                && certificate.Subject == $"CN={device.Name}";
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The certificate has ended on {End:yyyy-MM-dd}; a new one is claimed")]
    private partial void LogEnded(DateTime end);

    [LoggerMessage(Level = LogLevel.Information, Message = "A certificate has come; the next connection proves it")]
    private partial void LogTaken();

    [LoggerMessage(Level = LogLevel.Warning, Message = "No certificate: {Status}: {Detail}")]
    private partial void LogNotTaken(string status, string detail);
}

/// <summary>Files that the device needs to name itself are missing; the message says which.</summary>
internal sealed class IdentityMissingException(string message) : Exception(message);
