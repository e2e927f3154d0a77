using Microsoft.AspNetCore.Mvc;

namespace Cem.Edge.Hub.Ingest;

/// <summary>What is asked about remarks in an address; names as in <see cref="VoiceFilter"/>.</summary>
internal sealed record VoiceQuery
{
    [FromQuery]
    public string[]? Touchpoint { get; init; }

    [FromQuery]
    public string? Label { get; init; }

    [FromQuery]
    public string? Aspect { get; init; }

    [FromQuery]
    public string? Department { get; init; }

    [FromQuery]
    public string? Severity { get; init; }

    [FromQuery]
    public string? Status { get; init; }

    [FromQuery]
    public string? Language { get; init; }

    [FromQuery]
    public string? Words { get; init; }

    [FromQuery]
    public string? Side { get; init; }

    [FromQuery]
    public long? Before { get; init; }

    [FromQuery]
    public int? Limit { get; init; }

    public VoiceFilter Filter(int limit) => new()
    {
        Touchpoints = Touchpoint is { Length: > 0 } ? Touchpoint : null,
        Label = Label,
        Aspect = Aspect,
        Department = Department,
        Severity = Severity,
        Status = Status,
        Language = Language,
        Words = Words,
        Side = Side,
        Before = Before,
        Limit = limit,
    };
}
