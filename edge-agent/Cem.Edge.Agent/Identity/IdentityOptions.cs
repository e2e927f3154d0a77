using System.ComponentModel.DataAnnotations;
using Cem.Edge.Agent.Settings;

namespace Cem.Edge.Agent.Identity;

internal sealed record IdentityOptions
{
    [Setting("folder of the device's own key and certificate; empty is `identity` in the data folder", "Name a folder the agent may write")]
    public string Folder { get; init; } = "";

    [Setting("folder of the claim credential that `cem provision` made (`ca.crt`, `claim.crt`, `claim.key`)", "Name the folder that was copied from the hub")]
    [Required]
    public string Claim { get; init; } = "/etc/cem-agent/claim";

    [Setting("serial of this hardware, by which a person recognises it; empty takes the board's, else the machine id", "Use 1 to 40 of a-z 0-9 and hyphen")]
    [RegularExpression("([a-z0-9-]{1,40})?")]
    public string Serial { get; init; } = "";

    [Setting("how long before its end the certificate is renewed; at least three times the longest time without a network", "Use 00:00:01 to 365.00:00:00")]
    [Range(typeof(TimeSpan), "00:00:01", "365.00:00:00")]
    public TimeSpan RenewBefore { get; init; } = TimeSpan.FromDays(90);
}
