using System.ComponentModel.DataAnnotations;

namespace Cem.Edge.Hub.Settings;

internal sealed class HubOptions
{
    public const string Section = "Hub";

    /// <summary>Folder of the database; created when missing.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Data { get; set; } = "/var/lib/cem-hub";

    /// <summary>Web port on loopback; 0 takes a free one. <c>--urls</c> wins over it.</summary>
    [Range(0, 65_535)]
    public int WebPort { get; set; } = 8080;
}
