using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Ingest;

/// <summary>Which remarks to list; null means any.</summary>
internal sealed record VoiceFilter
{
    public IReadOnlyCollection<string>? Touchpoints { get; init; }

    /// <summary><c>pain</c>, <c>itch</c> or <c>pleasure</c> of any finding.</summary>
    public string? Label { get; init; }

    public string? Aspect { get; init; }

    public string? Department { get; init; }

    /// <summary>Highest severity of the remark.</summary>
    public string? Severity { get; init; }

    public string? Status { get; init; }

    public string? Language { get; init; }

    /// <summary>Words that the text holds, as they stand; upper and lower case of Latin letters are one.</summary>
    public string? Words { get; init; }

    /// <summary>One of <see cref="CallSide"/>; null leaves out only what agents said, since that is no customer's voice.</summary>
    public string? Side { get; init; }

    /// <summary>Only the phrases of this call, both sides.</summary>
    public CallReference? Call { get; init; }

    /// <summary>Only this remark.</summary>
    public long? Arrival { get; init; }

    /// <summary>Only remarks that arrived before this one: the cursor of the next page.</summary>
    public long? Before { get; init; }

    public int Limit { get; init; } = 50;
}

/// <summary>One call; <paramref name="Key"/> tells it from others with the same id, and is null where its device does not write it yet.</summary>
internal sealed record CallReference(string Device, string CallId, string? Key);
