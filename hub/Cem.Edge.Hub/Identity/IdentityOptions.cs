using System.ComponentModel.DataAnnotations;

namespace Cem.Edge.Hub.Identity;

internal sealed class IdentityOptions
{
    public const string Section = "Identity";

    /// <summary>Folder that <c>cem provision</c> made; empty is <c>identity</c> in the data folder. Without it there is no TLS port.</summary>
    public string Folder { get; set; } = "";

    /// <summary>How long a device's certificate is valid. Devices renew theirs 90 days before its end.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "3650.00:00:00")]
    public TimeSpan CertificateLife { get; set; } = TimeSpan.FromDays(365);

    /// <summary>Whether the first claim of a device of the journey is answered at once (true), or each waits for a person.</summary>
    public bool AdmitFirstClaim { get; set; } = true;
}
