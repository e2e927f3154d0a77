namespace Cem.Edge.Hub.Judgements;

/// <summary>A person's word on one clause.</summary>
public sealed record Judgement
{
    /// <summary>0 until it is stored.</summary>
    public long Id { get; init; }

    /// <summary>Arrival of the remark's event.</summary>
    public required long Arrival { get; init; }

    public required ClausePlace Place { get; init; }

    /// <summary><c>en</c> or <c>zh</c>.</summary>
    public required string Language { get; init; }

    public required string PersonId { get; init; }

    public required string PersonName { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Versions of rules, weights and taxonomy that made <see cref="Before"/>.</summary>
    public required string Versions { get; init; }

    /// <summary>Polarity model that spoke; empty without polarity.</summary>
    public required string SpokenBy { get; init; }

    /// <summary>What the engine said.</summary>
    public required ClauseLabels Before { get; init; }

    /// <summary>What the person says; it counts.</summary>
    public required ClauseLabels After { get; init; }

    /// <summary>When it was taken back or replaced; null while it counts.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public string? EndedByName { get; init; }

    /// <summary>Where the engine was wrong; empty when it was right.</summary>
    public IReadOnlyList<LabelPart> Wrong => Before.DifferenceTo(After);

    public bool FoundRight => Wrong.Count == 0;
}
