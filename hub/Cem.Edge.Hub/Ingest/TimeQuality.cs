namespace Cem.Edge.Hub.Ingest;

/// <summary>How far the time of an event can be trusted.</summary>
internal static class TimeQuality
{
    /// <summary>The device clock was synchronised.</summary>
    public const string Synced = "synced";

    /// <summary>Computed from the time since boot and a moment of the same boot that is known.</summary>
    public const string Corrected = "corrected";

    /// <summary>The device did not know whether its clock is right, but its time is possible.</summary>
    public const string Bounded = "bounded";

    /// <summary>The device time is impossible (before the product existed, or in the future); the time of receipt stands in.</summary>
    public const string Unknown = "unknown";
}
