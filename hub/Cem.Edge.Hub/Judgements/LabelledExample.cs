using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cem.Edge.Hub.Judgements;

/// <summary>
/// One judged clause as a line of JSON, with the members of <c>edge-agent/labelled-remarks</c> (text and labels together) and where it comes from.
/// Its part is always <c>train</c>: what people chose to judge is no fair sample to test on.
/// </summary>
internal sealed record LabelledExample
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary><c>hub-</c> and the number of the judgement.</summary>
    public required string Id { get; init; }

    public required string Language { get; init; }

    /// <summary>The clause, redacted.</summary>
    public required string Text { get; init; }

    public string Part { get; } = "train";

    public required string Gate { get; init; }

    public required string Polarity { get; init; }

    /// <summary>Polarity by taxonomy id.</summary>
    public required IReadOnlyDictionary<string, string> Aspects { get; init; }

    public required string Label { get; init; }

    public required string Department { get; init; }

    public required string Severity { get; init; }

    public required bool Effort { get; init; }

    /// <summary>Whether the engine had said the same; the versions that spoke; who judged and when.</summary>
    public required bool EngineRight { get; init; }

    public required string Versions { get; init; }

    public required string JudgedBy { get; init; }

    public required DateTimeOffset JudgedAt { get; init; }

    public static LabelledExample Of(Judgement judgement, string text)
    {
        ClauseLabels truth = judgement.After;
        return new LabelledExample
        {
            Id = $"hub-{judgement.Id}",
            Language = judgement.Language,
            Text = text,
            Gate = truth.Gate,
            Polarity = truth.Polarity,
            Aspects = truth.Aspects.ToDictionary(aspect => aspect.Id, aspect => aspect.Polarity),
            Label = truth.Label,
            Department = truth.Department,
            Severity = truth.Severity,
            Effort = truth.Effort,
            EngineRight = judgement.FoundRight,
            Versions = judgement.Versions,
            JudgedBy = judgement.PersonId,
            JudgedAt = judgement.At,
        };
    }

    /// <summary>One line, without its end.</summary>
    public string Line() => JsonSerializer.Serialize(this, Json);
}
