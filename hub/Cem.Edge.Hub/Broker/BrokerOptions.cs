using System.ComponentModel.DataAnnotations;

namespace Cem.Edge.Hub.Broker;

internal sealed class BrokerOptions
{
    public const string Section = "Broker";

    /// <summary>MQTT port on loopback; 0 takes a free one.</summary>
    [Range(0, 65_535)]
    public int Port { get; set; } = 1883;

    /// <summary>Connections the system may queue before the broker takes them.</summary>
    [Range(10, 10_000)]
    public int Backlog { get; set; } = 1_000;

    /// <summary>A connection that has not logged in by then is closed.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan LoginTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
