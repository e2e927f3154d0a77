namespace Cem.Edge.Contracts;

/// <summary>A device that has only a claim credential asks for its own certificate, on <c>.../claim/{serial}/csr</c>.</summary>
/// <param name="Device">Device id it wants to be, see <see cref="CemId"/>; also the common name of the signing request.</param>
/// <param name="Csr">PKCS #10 certificate signing request in PEM, key on the curve P-256, signed by that key.</param>
public sealed record ClaimRequest(string Device, string Csr);

/// <summary>The hub's answer, on <c>.../claim/{serial}/cert</c>, and to a device that renews on <c>.../cmd/certificate</c>.</summary>
/// <param name="Status">One of <see cref="ClaimStatus"/>.</param>
/// <param name="Detail">One sentence for whoever looks for the cause.</param>
/// <param name="Certificate">The certificate in PEM when <paramref name="Status"/> is <see cref="ClaimStatus.Issued"/>; else null.</param>
public sealed record ClaimAnswer(string Status, string Detail, string? Certificate = null);

/// <summary>Values of <see cref="ClaimAnswer.Status"/>.</summary>
public static class ClaimStatus
{
    /// <summary>The certificate is in the answer.</summary>
    public const string Issued = "issued";

    /// <summary>A person must let the device in; the answer comes on the same topic, or when the device asks again.</summary>
    public const string Waiting = "waiting";

    /// <summary>Not as things are; the detail says why. The device asks again later.</summary>
    public const string Refused = "refused";
}

/// <summary>How an MQTT client with a claim credential names itself.</summary>
public static class ClaimClient
{
    /// <summary>Names of claim credentials and of their MQTT clients begin so. No device id can: it has no dot.</summary>
    public const string Prefix = "claim.";

    /// <summary>MQTT client id: <c>claim.{serial}</c>.</summary>
    public static string Id(string serial) => Prefix + serial;

    /// <summary>The serial of such a client id; null for any other.</summary>
    public static string? SerialOf(string? clientId) =>
        clientId is not null && clientId.StartsWith(Prefix, StringComparison.Ordinal) && CemId.IsValid(clientId[Prefix.Length..]) ? clientId[Prefix.Length..] : null;
}
