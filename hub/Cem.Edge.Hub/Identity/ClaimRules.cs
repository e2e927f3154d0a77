using Cem.Edge.Contracts;
using Cem.Edge.Hub.Journey;

namespace Cem.Edge.Hub.Identity;

/// <summary>Values of a claim's verdict.</summary>
internal static class ClaimVerdict
{
    public const string Waiting = "waiting";

    public const string Allowed = "allowed";

    public const string Refused = "refused";
}

/// <summary>Whether a claim is answered at once. A claim credential is on many devices, so alone it never takes an identity that somebody has.</summary>
internal static class ClaimRules
{
    /// <param name="known">The identity as it is; null when there is none.</param>
    /// <param name="verdict">What a person decided about this serial and device; null when nobody has.</param>
    /// <returns>A <see cref="ClaimStatus"/>, and a sentence for whoever looks for the cause.</returns>
    public static (string Status, string Detail) Decide(string device, string serial, IdentityRow? known, string? verdict, JourneyMap journey, bool admitFirst) => verdict switch
    {
        _ when journey.Device(device) is null => (ClaimStatus.Refused, $"the journey of this hub has no device '{device}'; add it, or correct Device:Name"),
        ClaimVerdict.Refused => (ClaimStatus.Refused, "an administrator has refused this claim"),
        ClaimVerdict.Allowed => (ClaimStatus.Issued, "an administrator has let it in"),
        _ when known is null && admitFirst => (ClaimStatus.Issued, "first claim of a device of the journey"),
        // Its first answer was lost on the way.
        _ when known is { Status: IdentityStatus.Issued } && known.Serial == serial => (ClaimStatus.Issued, "the same hardware asks again"),
        _ => (ClaimStatus.Waiting, known switch
        {
            null => "an administrator must let it in on the Devices page",
            { IsRevoked: true } => $"'{device}' is revoked; an administrator must let it in on the Devices page",
            _ => $"'{device}' has a certificate already; an administrator must let this hardware in on the Devices page",
        }),
    };
}
