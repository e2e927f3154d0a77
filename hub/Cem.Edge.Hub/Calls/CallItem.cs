using Cem.Edge.Contracts;
using Cem.Edge.Hub.Ingest;

namespace Cem.Edge.Hub.Calls;

/// <summary>Which calls to list; null means any.</summary>
internal sealed record CallFilter
{
    public IReadOnlyCollection<string>? Touchpoints { get; init; }

    public string? Line { get; init; }

    public DateTimeOffset? From { get; init; }

    /// <summary>The first moment after the period.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Arrival of the last call of the page before.</summary>
    public long? Before { get; init; }

    public int Limit { get; init; } = 50;
}

/// <summary>A call with what the hub knows beside its figures.</summary>
internal sealed record CallItem
{
    public required long Arrival { get; init; }

    public required string Device { get; init; }

    /// <summary>Null while the device is assigned to none.</summary>
    public required string? Touchpoint { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required CallEvent Call { get; init; }

    /// <summary>Names of figures that it has and that are not told of a single call (<see cref="Privacy.CallPrivacy"/>).</summary>
    public required IReadOnlyList<string> Withheld { get; init; }

    /// <summary>What makes its figures less sure: words of <see cref="CallQuality"/>.</summary>
    public required IReadOnlyList<string> Doubts { get; init; }
}

/// <summary>A call with its phrases in order of time, redacted, both sides.</summary>
internal sealed record CallStory(CallItem Item, IReadOnlyList<VoiceItem> Phrases);
