using System.Text.Json.Serialization;

namespace Cem.Edge.Tools.Load;

/// <summary>What <c>cem load --json</c> prints. Stored, lost and duplicates are counted in the database after the hub was killed and started again.</summary>
internal sealed record LoadResult
{
    [JsonPropertyName("sent")]
    public required long Sent { get; init; }

    [JsonPropertyName("stored")]
    public required long Stored { get; init; }

    [JsonPropertyName("acked")]
    public required long Acked { get; init; }

    /// <summary>Seconds from the first event to the last ack before the kill.</summary>
    [JsonPropertyName("seconds")]
    public required double Seconds { get; init; }

    /// <summary>Acknowledged events per second.</summary>
    [JsonPropertyName("events_per_s")]
    public required double EventsPerSecond { get; init; }

    /// <summary>Largest memory of the hub, in MB of 1,000,000 bytes.</summary>
    [JsonPropertyName("hub_rss_mb")]
    public required double HubMemoryMb { get; init; }

    /// <summary>Processor seconds the hub took while events were sent.</summary>
    [JsonPropertyName("hub_cpu_s")]
    public required double HubProcessorSeconds { get; init; }

    /// <summary>Processor seconds the simulated devices took on the same machine meanwhile.</summary>
    [JsonPropertyName("load_cpu_s")]
    public required double LoadProcessorSeconds { get; init; }

    /// <summary>Acknowledged and not in the database.</summary>
    [JsonPropertyName("lost")]
    public required long Lost { get; init; }

    [JsonPropertyName("duplicates")]
    public required long Duplicates { get; init; }

    /// <summary>Devices whose connection was gone before the hub was killed: the load was less than was asked for.</summary>
    [JsonPropertyName("ended_early")]
    public required int EndedEarly { get; init; }

    [JsonPropertyName("conflicts")]
    public required long Conflicts { get; init; }
}
