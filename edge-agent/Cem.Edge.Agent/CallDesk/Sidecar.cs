namespace Cem.Edge.Agent.CallDesk;

/// <summary>What the recorder says of a call beside its sound; null where it says nothing.</summary>
internal sealed record Sidecar
{
    public static readonly Sidecar None = new();

    /// <summary>As the recorder writes it, in any form.</summary>
    public string? CallId { get; init; }

    public DateTimeOffset? Started { get; init; }

    /// <summary>An id.</summary>
    public string? Line { get; init; }

    /// <summary>Channel on which the agent is heard.</summary>
    public Channel? Agent { get; init; }

    public bool? Consent { get; init; }

    /// <summary>Stretches in which the recorder paused for a payment, in order of time, without overlap.</summary>
    public IReadOnlyList<CallSpan> Pauses { get; init; } = [];
}

/// <summary>A stretch of a call, from its beginning.</summary>
internal readonly record struct CallSpan(TimeSpan Start, TimeSpan End)
{
    public TimeSpan Length => End - Start;

    /// <summary>The stretch that both share; null when they share none.</summary>
    public CallSpan? Overlap(CallSpan other)
    {
        TimeSpan start = Start > other.Start ? Start : other.Start;
        TimeSpan end = End < other.End ? End : other.End;
        return end > start ? new CallSpan(start, end) : null;
    }
}
