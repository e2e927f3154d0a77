using System.Security.Cryptography.X509Certificates;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Journey;
using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub.Identity;

/// <summary>Gives devices their certificates: the first one for a claim, later ones to a device that renews its own.</summary>
internal sealed partial class ClaimDesk(
    HubCredentials credentials, IdentityBook book, ClaimTable claims, JourneyBook journey, IOptions<IdentityOptions> options, TimeProvider time, ILogger<ClaimDesk> logger)
{
    /// <summary>Answers a claim that came from hardware with <paramref name="serial"/>.</summary>
    public async Task<ClaimAnswer> AnswerAsync(string serial, ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        if (Wire.ReadClaim(payload.Span, out string? problem) is not { } request)
        {
            return Refused($"claim: {problem}");
        }

        if (!CemId.IsValid(request.Device))
        {
            return Refused("claim: device must be an id, 1 to 40 of a-z, 0-9 and hyphen");
        }

        if (SigningRequest.Read(request.Csr, request.Device, out problem) is not { } key)
        {
            return Refused(problem!); // there is one where there is no key
        }

        (string? verdict, _) = await claims.FindAsync(serial, request.Device, cancellation);
        (string status, string detail) = ClaimRules.Decide(request.Device, serial, book.Find(request.Device), verdict, journey.Current, options.Value.AdmitFirstClaim);
        switch (status)
        {
            case ClaimStatus.Issued:
                ClaimAnswer answer = await IssueAsync(request.Device, serial, key, detail, cancellation);
                await claims.SettledAsync(serial, cancellation);
                return answer;
            case ClaimStatus.Waiting:
                LogWaiting(request.Device, serial);
                return await claims.KeepAsync(serial, request.Device, request.Csr, cancellation) ? new ClaimAnswer(status, detail) : Refused($"{ClaimTable.MostWaiting} claims wait already; an administrator must decide them first");
            default:
                return new ClaimAnswer(status, detail);
        }
    }

    /// <summary>The answer to a claim that a person has just let in; null when there is none, or its device asks again anyway.</summary>
    public async Task<ClaimAnswer?> AnswerAllowedAsync(string serial, string device, CancellationToken cancellation)
    {
        (string? verdict, string? csr) = await claims.FindAsync(serial, device, cancellation);
        return verdict == ClaimVerdict.Allowed && csr is not null
            ? await AnswerAsync(serial, Wire.Write(new ClaimRequest(device, csr)), cancellation)
            : null;
    }

    /// <summary>A device that is connected with its own certificate asks for the next one.</summary>
    public async Task<ClaimAnswer> RenewAsync(string device, string csr, CancellationToken cancellation) =>
        book.Find(device) is not { Status: IdentityStatus.Active } ? Refused("only a device with a certificate of its own renews it")
        : SigningRequest.Read(csr, device, out string? problem) is { } key ? await IssueAsync(device, null, key, "renewed", cancellation)
        : Refused(problem!); // there is one where there is no key

    private async Task<ClaimAnswer> IssueAsync(string device, string? serial, PublicKey key, string detail, CancellationToken cancellation)
    {
        if (credentials.Authority is not { } authority)
        {
            return Refused("this hub has no authority");
        }

        DateTimeOffset now = time.GetUtcNow();
        var begin = DateTimeOffset.FromUnixTimeSeconds(CertificateAuthority.Backdated(now, options.Value.CertificateLife).ToUnixTimeSeconds());
        // Certificates are told apart by their begin, in whole seconds, also when the hub's clock went back.
        DateTimeOffset proven = book.Find(device)?.ProvenFrom ?? DateTimeOffset.UnixEpoch;
        using X509Certificate2 certificate = authority.IssueDevice(device, key, begin > proven ? begin : proven.AddSeconds(1), now + options.Value.CertificateLife);
        Credential issued = Credential.Of(certificate)!; // the authority writes one common name
        await book.IssuedAsync(device, serial, issued, cancellation);
        LogIssued(device, detail, issued.NotAfter);
        return new ClaimAnswer(ClaimStatus.Issued, detail, certificate.ExportCertificatePem());
    }

    private static ClaimAnswer Refused(string detail) => new(ClaimStatus.Refused, detail);

    [LoggerMessage(Level = LogLevel.Information, Message = "Certificate of {Device} issued ({Detail}), valid until {NotAfter:yyyy-MM-dd}")]
    private partial void LogIssued(string device, string detail, DateTimeOffset notAfter);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Device} on hardware {Serial} waits to be let in (Devices page)")]
    private partial void LogWaiting(string device, string serial);
}
