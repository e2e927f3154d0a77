using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Devices;

/// <summary>
/// The account of one device: what it says it produced, beside what the hub can show. Nothing here is computed by subtraction
/// except the check itself.
/// </summary>
internal sealed record DeviceLedger
{
    /// <summary>The device's own counter; null before its first state document.</summary>
    public required long? Produced { get; init; }

    /// <summary>Rows at the hub now.</summary>
    public required long Stored { get; init; }

    /// <summary>Rows that were at the hub when the device counted.</summary>
    public required long StoredThen { get; init; }

    /// <summary>Refused by the hub or set aside by the device, each number once.</summary>
    public required long Quarantined { get; init; }

    /// <summary>Given up by the device with a reason, with or without a number.</summary>
    public required long Dropped { get; init; }

    /// <summary>In its outbox when it counted, not acknowledged yet.</summary>
    public required long Waiting { get; init; }

    /// <summary>The same id with another payload; each one is an alarm.</summary>
    public required long Conflicts { get; init; }

    /// <summary>Produced, less everything accounted for at the moment the device counted. Acks under way make it as small as minus <see cref="Waiting"/>.</summary>
    public long Difference => Produced is { } produced ? produced - StoredThen - Quarantined - Dropped - Waiting : 0;

    /// <summary>Null before the first state document. An event that is stored and still waits for its ack is in both places, so the difference may be negative by at most what waits.</summary>
    public bool? Holds => Produced is null ? null : Difference <= 0 && -Difference <= Waiting && Conflicts == 0;

    public static DeviceLedger Of(LedgerCounters? device, HubCounts hub) => new()
    {
        Produced = device?.Produced,
        Stored = hub.Stored,
        StoredThen = hub.StoredThen,
        Quarantined = Math.Max(hub.Quarantined, device?.Quarantined ?? 0),
        Dropped = Math.Max(hub.Dropped, device?.Dropped ?? 0),
        Waiting = device?.Waiting ?? 0,
        Conflicts = hub.Conflicts,
    };
}

/// <summary>What the hub's tables say of one device.</summary>
internal sealed record HubCounts
{
    public long DeviceId { get; init; }

    public long Stored { get; init; }

    public long StoredThen { get; init; }

    public long Quarantined { get; init; }

    public long Dropped { get; init; }

    public long Conflicts { get; init; }
}
