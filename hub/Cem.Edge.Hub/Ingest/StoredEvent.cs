using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Ingest;

/// <summary>An event after COMMIT, as features see it.</summary>
internal sealed record StoredEvent
{
    /// <summary>Grows by one per stored event in commit order; a reader keeps it as its cursor.</summary>
    public required long Arrival { get; init; }

    public required DeviceAddress Device { get; init; }

    public required string Epoch { get; init; }

    public required long Sequence { get; init; }

    /// <summary>One of <see cref="EventTypes"/>.</summary>
    public required string Type { get; init; }

    /// <summary>When it happened, corrected where the device clock was wrong, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>One of <see cref="Ingest.TimeQuality"/>.</summary>
    public required string TimeQuality { get; init; }

    /// <summary>False for late or historical events and for those of unknown or future time: they count in their own hour and never raise an alert about the present.</summary>
    public required bool Live { get; init; }

    /// <summary>Touchpoint id, or null while the device is assigned to none.</summary>
    public required string? Touchpoint { get; init; }

    /// <summary>Label of a press or an imported answer (<c>ok</c>, <c>repeat</c>, ...); null for other types.</summary>
    public string? Label { get; init; }

    public required EventData Data { get; init; }

    /// <summary><c>device:epoch:seq</c>.</summary>
    public string Id => Wire.EventId(Device.Device, Epoch, Sequence);
}
