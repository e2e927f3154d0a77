using System.ComponentModel.DataAnnotations;

namespace Cem.Edge.Hub.Broker;

internal sealed class BrokerOptions
{
    public const string Section = "Broker";

    /// <summary>Plain MQTT port, on loopback only; 0 takes a free one.</summary>
    [Range(0, 65_535)]
    public int Port { get; set; } = 1883;

    /// <summary>MQTT port with TLS, open once <c>cem provision</c> has made the hub's identity; 0 takes a free one.</summary>
    [Range(0, 65_535)]
    public int TlsPort { get; set; } = 8883;

    /// <summary>Address the TLS port listens at; <c>*</c> is every one of the machine.</summary>
    [Required]
    public string TlsAddress { get; set; } = "*";

    /// <summary>A connection that has not finished its TLS handshake by then is closed.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan HandshakeTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Connections the system may queue before the broker takes them.</summary>
    [Range(10, 10_000)]
    public int Backlog { get; set; } = 1_000;

    /// <summary>A connection that has not logged in by then, TLS included, is closed. It is looked at twice a second, so none lives for 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan LoginTimeout { get; set; } = TimeSpan.FromSeconds(9);
}
