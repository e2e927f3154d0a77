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

    /// <summary>HTTPS port on every address of the machine, with the certificate of <c>cem provision</c>; 0 = none. The names it is reached by go into <c>AllowedHosts</c>.</summary>
    [Range(0, 65_535)]
    public int HttpsPort { get; set; }

    /// <summary>True where a proxy with TLS on this machine stands before the web port: its word on address and scheme of a caller is then taken.</summary>
    public bool BehindProxy { get; set; }

    /// <summary>How long the head of a web request may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan HeaderTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Web connections at once; more wait outside.</summary>
    [Range(10, 100_000)]
    public int WebConnections { get; set; } = 2_000;
}
