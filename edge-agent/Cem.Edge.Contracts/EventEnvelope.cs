using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cem.Edge.Contracts;

/// <summary>One event as it travels: CloudEvents 1.0, structured mode, JSON. Extension names are lower case as the standard asks.</summary>
public sealed record EventEnvelope
{
    /// <summary>Always <c>1.0</c>.</summary>
    [JsonPropertyName("specversion")]
    public required string SpecVersion { get; init; }

    /// <summary><c>{device}:{epoch}:{seq}</c>, seq without leading zeros.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary><see cref="DeviceAddress.Source"/> of the sender.</summary>
    [JsonPropertyName("source")]
    public required string Source { get; init; }

    /// <summary>One of <see cref="EventTypes"/>.</summary>
    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary>Wall clock of the device, UTC, for a press the first edge. May be wrong: see <see cref="ClockSynchronised"/>.</summary>
    [JsonPropertyName("time")]
    public required DateTimeOffset Time { get; init; }

    /// <summary>Always <c>application/json</c>.</summary>
    [JsonPropertyName("datacontenttype")]
    public string DataContentType { get; init => field = value ?? "application/json"; } = "application/json";

    /// <summary>Agent start: see <see cref="CemId.NewEpoch"/>.</summary>
    [JsonPropertyName("epoch")]
    public required string Epoch { get; init; }

    /// <summary>Number of the event in its epoch, from 1, as 20 digits so that it sorts as text (CloudEvents sequence extension).</summary>
    [JsonPropertyName("sequence")]
    public required string Sequence { get; init; }

    /// <summary>Kernel boot id; with <see cref="UptimeMs"/> it lets the hub correct a wrong wall clock.</summary>
    [JsonPropertyName("bootid")]
    public required string BootId { get; init; }

    /// <summary>Milliseconds since boot, as text: a CloudEvents integer has 32 bits and would overflow after 24 days.</summary>
    [JsonPropertyName("uptimems")]
    public required string UptimeMs { get; init; }

    /// <summary>Whether the clock was synchronised when <see cref="Time"/> was taken.</summary>
    [JsonPropertyName("clocksync")]
    public required bool ClockSynchronised { get; init; }

    /// <summary>True when sent from a backlog: counts in its own hour and never raises an alert about the present.</summary>
    [JsonPropertyName("historical")]
    public bool Historical { get; init; }

    /// <summary>W3C trace context of the event, or null.</summary>
    [JsonPropertyName("traceparent")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TraceParent { get; init; }

    /// <summary>The payload; <see cref="Wire"/> reads and writes it by <see cref="Type"/>.</summary>
    [JsonPropertyName("data")]
    public required JsonElement Data { get; init; }

    /// <summary><see cref="Sequence"/> as a number, or 0 when it is not one.</summary>
    [JsonIgnore]
    public long SequenceNumber => long.TryParse(Sequence, NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : 0;

    /// <summary><see cref="UptimeMs"/> as a number, or -1 when it is not one.</summary>
    [JsonIgnore]
    public long UptimeMilliseconds => long.TryParse(UptimeMs, NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : -1;
}

/// <summary>Everything of an event but its payload, as the device knows it.</summary>
/// <param name="Epoch">Agent start, see <see cref="CemId.NewEpoch"/>.</param>
/// <param name="Sequence">Number in the epoch, from 1.</param>
/// <param name="Time">Wall clock, UTC.</param>
/// <param name="BootId">Kernel boot id.</param>
/// <param name="Uptime">Time since boot.</param>
/// <param name="ClockSynchronised">Whether the wall clock was synchronised.</param>
/// <param name="TraceParent">W3C trace context, or null.</param>
public sealed record EventStamp(
    string Epoch, long Sequence, DateTimeOffset Time, string BootId, TimeSpan Uptime, bool ClockSynchronised, string? TraceParent = null);
