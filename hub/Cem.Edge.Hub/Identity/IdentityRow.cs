namespace Cem.Edge.Hub.Identity;

/// <summary>Values of <see cref="IdentityRow.Status"/>.</summary>
internal static class IdentityStatus
{
    /// <summary>It has a certificate and has not come with it yet.</summary>
    public const string Issued = "issued";

    /// <summary>It has proven its certificate by a connection.</summary>
    public const string Active = "active";

    public const string Revoked = "revoked";
}

/// <summary>One identity as the database keeps it.</summary>
/// <param name="Name">Device id, or the name of a claim credential.</param>
/// <param name="Serial">The hardware its last certificate was issued to; null for a claim credential, or where it is not known.</param>
/// <param name="Status">One of <see cref="IdentityStatus"/>.</param>
/// <param name="Since">When it came to have that status.</param>
/// <param name="Person">Who revoked it or let it in again; null when nobody did.</param>
/// <param name="ProvenFrom">Begin of the newest certificate that has connected; older ones are refused.</param>
/// <param name="NotAfter">End of the newest certificate known.</param>
internal sealed record IdentityRow(string Name, string? Serial, string Status, DateTimeOffset Since, string? Person, DateTimeOffset ProvenFrom, DateTimeOffset NotAfter)
{
    public bool IsRevoked => Status == IdentityStatus.Revoked;
}

/// <summary>Hardware that asks for an identity and has not got it.</summary>
/// <param name="Serial">Serial of the hardware.</param>
/// <param name="Device">Device id it wants to be.</param>
/// <param name="AskedAt">When it asked first.</param>
/// <param name="Verdict">A <see cref="ClaimVerdict"/>; one that is decided can still be decided otherwise.</param>
public sealed record OpenClaim(string Serial, string Device, DateTimeOffset AskedAt, string Verdict);
