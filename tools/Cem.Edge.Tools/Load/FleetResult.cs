using System.Text.Json.Serialization;

namespace Cem.Edge.Tools.Load;

/// <summary>What a fleet of connected devices costs, and how it comes back after the hub was killed.</summary>
internal sealed record FleetResult
{
    [JsonPropertyName("devices")]
    public required int Devices { get; init; }

    /// <summary>From the first connection to the last one.</summary>
    [JsonPropertyName("connected_s")]
    public required double ConnectedSeconds { get; init; }

    /// <summary>Memory of the hub with all of them connected and silent, in MB of 1,000,000 bytes.</summary>
    [JsonPropertyName("idle_hub_mb")]
    public required double IdleHubMb { get; init; }

    /// <summary>The hub's processor time per device for handshake, login and subscription, in milliseconds.</summary>
    [JsonPropertyName("hub_ms_per_device")]
    public required double HubMsPerDevice { get; init; }

    /// <summary>From the moment the hub was ready again until 95 % were back.</summary>
    [JsonPropertyName("back_95_s")]
    public required double? Back95Seconds { get; init; }

    /// <summary>Until all were.</summary>
    [JsonPropertyName("back_100_s")]
    public required double? Back100Seconds { get; init; }

    /// <summary>Most devices that came back within one second, those before the hub said that it was ready left out.</summary>
    [JsonPropertyName("most_per_s")]
    public required int MostPerSecond { get; init; }

    /// <summary>Largest memory of the hub after the restart.</summary>
    [JsonPropertyName("peak_hub_mb")]
    public required double PeakHubMb { get; init; }

    /// <summary>Time to the whole overview page while they came back.</summary>
    [JsonPropertyName("web_p95_ms")]
    public required double? WebP95Ms { get; init; }
}
