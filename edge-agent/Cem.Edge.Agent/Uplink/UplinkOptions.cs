using System.ComponentModel.DataAnnotations;
using Cem.Edge.Agent.Settings;

namespace Cem.Edge.Agent.Uplink;

internal sealed record UplinkOptions
{
    [Setting("name or address of the hub", "Name the hub's host")]
    [Required]
    public string Host { get; init; } = "127.0.0.1";

    [Setting("MQTT port of the hub: 8883 with TLS, 1883 without", "Use 1 to 65535, usually 8883 with TLS and 1883 without")]
    [Range(1, 65_535)]
    public int Port { get; init; } = 1883;

    [Setting("TLS with a certificate of the device's own, which it claims where it has none; without only within one machine", "Use true or false")]
    public bool Tls { get; init; }

    [Setting("shortest wait before a new connection", "Use 00:00:00.05 to 00:05:00, not above Hub:RetryCap")]
    [Range(typeof(TimeSpan), "00:00:00.05", "00:05:00")]
    public TimeSpan RetryBase { get; init; } = TimeSpan.FromSeconds(1);

    [Setting("longest wait before a new connection", "Use 00:00:00.1 to 01:00:00")]
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan RetryCap { get; init; } = TimeSpan.FromSeconds(120);

    [Setting("a connection that lives this long resets the wait", "Use 00:00:01 to 01:00:00")]
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan StableAfter { get; init; } = TimeSpan.FromSeconds(60);

    [Setting("events without an acknowledgement are sent again after this time", "Use 00:00:00.2 to 00:05:00")]
    [Range(typeof(TimeSpan), "00:00:00.2", "00:05:00")]
    public TimeSpan AckTimeout { get; init; } = TimeSpan.FromSeconds(10);

    [Setting("a connection is given up when the hub has not answered a request by then", "Use 00:00:01 to 00:05:00")]
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(30);

    [Setting("MQTT keep-alive", "Use 00:00:05 to 00:10:00")]
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(30);
}
