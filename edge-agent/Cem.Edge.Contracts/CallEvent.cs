namespace Cem.Edge.Contracts;

/// <summary>Metrics and summary of one call; its phrases travel before it as <see cref="VoiceEvent"/> with the same call id.</summary>
public sealed record CallEvent : EventData
{
    /// <summary>Call id as the recorder gave it; a recorder that numbers its calls begins anew at some time.</summary>
    public required string CallId { get; init; }

    /// <summary>An id that no other call of this device has, the same in all events of one call: phrases belong to the call with their id and key. Null from devices that do not write it yet.</summary>
    public string? CallKey { get; init; }

    /// <summary>When the call began, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Length in milliseconds, as far as the recording could be decoded.</summary>
    public required long DurationMs { get; init; }

    /// <summary>Number of phrases sent as voice events.</summary>
    public int Phrases { get; init; }

    /// <summary>Named figures (<see cref="CallFigure"/>); the name carries the unit. A figure that cannot be known is absent, never guessed.</summary>
    public IReadOnlyDictionary<string, double> Figures { get; init => field = value ?? new Dictionary<string, double>(); } = new Dictionary<string, double>();

    /// <summary>Line the call came in on, an id; null when the recorder did not say.</summary>
    public string? Line { get; init; }

    /// <summary>Who was recorded apart: <c>agent</c> and <c>customer</c> (two channels), or <c>unknown</c> alone (one channel).</summary>
    public IReadOnlyList<string> Sides { get; init => field = value ?? []; } = [];

    /// <summary>Stretches in which nobody spoke for long, or the recording was paused, in order of time; the longest ones when there are more than <see cref="WireLimits.MaxCallGaps"/>.</summary>
    public IReadOnlyList<CallGap> Gaps { get; init => field = value ?? []; } = [];

    /// <summary>Why all of its phrases are unscored, or what is wrong with the recording; null when nothing is.</summary>
    public string? Flaw { get; init; }
}

/// <summary>A stretch of a call without speech.</summary>
/// <param name="StartMs">From the beginning of the call, in milliseconds.</param>
/// <param name="LengthMs">In milliseconds.</param>
/// <param name="Kind">One of <see cref="CallGapKind"/>.</param>
public sealed record CallGap(long StartMs, long LengthMs, string Kind);

/// <summary>Why nobody spoke.</summary>
public static class CallGapKind
{
    /// <summary>Neither side spoke.</summary>
    public const string Silence = "silence";

    /// <summary>Neither side spoke for so long that somebody was kept waiting.</summary>
    public const string Hold = "hold";

    /// <summary>The recorder paused for a payment; never counted as silence or hold.</summary>
    public const string Payment = "payment";
}

/// <summary>Who speaks in a call.</summary>
public static class CallSide
{
    /// <summary>The person of the house.</summary>
    public const string Agent = "agent";

    /// <summary>The caller.</summary>
    public const string Customer = "customer";

    /// <summary>Anybody: a recording with one channel is never divided by guess.</summary>
    public const string Unknown = "unknown";
}
