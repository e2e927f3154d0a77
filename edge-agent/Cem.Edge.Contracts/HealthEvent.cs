namespace Cem.Edge.Contracts;

/// <summary>Whether a part of a device works.</summary>
public static class PartStatus
{
    /// <summary>Works.</summary>
    public const string Ok = "ok";

    /// <summary>Works with limits.</summary>
    public const string Degraded = "degraded";

    /// <summary>Does not work.</summary>
    public const string Failed = "failed";

    /// <summary>Switched off by the settings, or not fitted.</summary>
    public const string Off = "off";
}

/// <summary>One part of a device: what it is, whether it works, since when and what to do.</summary>
public sealed record PartHealth
{
    /// <summary>One of <see cref="HealthPart"/>.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="PartStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>Since when it has this status, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>What is the matter, one sentence in English; empty when all is well.</summary>
    public string Detail { get; init => field = value ?? ""; } = "";

    /// <summary>What to do: a short id that pages translate, for example <c>check-usb-microphone</c>; empty when there is nothing to do.</summary>
    public string Remedy { get; init => field = value ?? ""; } = "";
}

/// <summary>Events that had a number and will never arrive, so that the hub's cursor passes them.</summary>
/// <param name="Epoch">Their epoch.</param>
/// <param name="From">First number.</param>
/// <param name="To">Last number, inclusive.</param>
/// <param name="Reason">Why, for example <c>disk-full</c>.</param>
public sealed record DroppedRange(string Epoch, long From, long To, string Reason);

/// <summary>Sent only when something changes; the regular health is in <see cref="DeviceState"/>.</summary>
public sealed record HealthEvent : EventData
{
    /// <summary>The parts whose status changed.</summary>
    public IReadOnlyList<PartHealth> Changed { get; init => field = value ?? []; } = [];

    /// <summary>Numbers given up by the device, with the reason.</summary>
    public IReadOnlyList<DroppedRange> Dropped { get; init => field = value ?? []; } = [];

    /// <summary>Events that the hub refused and the device has quarantined.</summary>
    public IReadOnlyList<DroppedRange> Quarantined { get; init => field = value ?? []; } = [];

    /// <summary>
    /// Presses that began a staff test (both outer faces held, DECISIONS 2) and were stored before anybody could know it: the hub labels
    /// them <c>test</c>. Null when the event is about something else.
    /// </summary>
    public IReadOnlyList<PressReference>? TestPresses { get; init; }
}
