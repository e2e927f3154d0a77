namespace Cem.Edge.Scoring.Departments;

/// <summary>One aspect of the taxonomy, with what it has from its parent filled in.</summary>
public sealed record TaxonomyNode
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoWords = [];

    /// <summary><c>[a-z0-9-]{1,40}</c>, never reused.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the node above; null on the first level.</summary>
    public string? Parent { get; init; }

    /// <summary>Id of the first level: the parent, or the node itself.</summary>
    public string Top => Parent ?? Id;

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>Journey stages, the main one first.</summary>
    public required IReadOnlyList<string> Stages { get; init; }

    /// <summary>One of the ten themes of METRICS.md 4.</summary>
    public required string Theme { get; init; }

    /// <summary>Factor: product, service, relationship or convenience.</summary>
    public required string Factor { get; init; }

    /// <summary>Dimension of the Retail Service Quality Scale.</summary>
    public required string Rsqs { get; init; }

    /// <summary>Department ids: the first owns, the others are told.</summary>
    public required IReadOnlyList<string> Departments { get; init; }

    /// <summary>A finding about this node is never below it.</summary>
    public required Severity SeverityFloor { get; init; }

    /// <summary>A mention counts only in a clause that holds an opinion: "do you have a kettle" is not about the quality of kettles.</summary>
    internal bool OnlyInOpinions { get; init; }

    /// <summary>A mention gives way to any other aspect of the clause: "the queue for the fridge" is about the queue.</summary>
    internal bool OnlyAlone { get; init; }

    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Terms { get; init; } = NoWords;

    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Patterns { get; init; } = NoWords;

    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Unless { get; init; } = NoWords;
}
