using System.Text.Json.Serialization;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Judgements;

namespace Cem.Edge.Hub.Ingest;

/// <summary>A remark with what the hub knows beside its words.</summary>
internal sealed record VoiceItem
{
    public required long Arrival { get; init; }

    public required string Id { get; init; }

    public required string Device { get; init; }

    public required string? Touchpoint { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Weighted mean polarity, -1 to 1; null without an opinion.</summary>
    public required double? Polarity { get; init; }

    public required string Severity { get; init; }

    /// <summary>Face pressed before, 0 = worst, with its scale; null where there was none.</summary>
    public required int? PressValue { get; init; }

    public required int? PressScale { get; init; }

    /// <summary>As its device sent it, with the findings that count: those of the chosen scoring, with a person's corrections.</summary>
    public required VoiceEvent Voice { get; init; }

    /// <summary>Scoring that its findings come from; 0 = the device's own.</summary>
    public long Scoring { get; init; }

    /// <summary>Its clauses, with what the engine says and what a person says.</summary>
    [JsonIgnore]
    public IReadOnlyList<ClauseReading> Clauses { get; init; } = [];

    /// <summary>What people said about its clauses and counts.</summary>
    public IReadOnlyList<Judgement> Judgements => [.. Clauses.Select(clause => clause.Judgement).OfType<Judgement>()];
}
