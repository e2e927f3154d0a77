namespace Cem.Edge.Scoring.Clauses;

/// <summary>"A bench would help, my knees aren't what they were": the reason of a wish is no complaint of its own.</summary>
internal static class WishReason
{
    /// <summary>A clause in the sentence of a wish that names nothing itself, and that no rule speaks for, is part of the wish.</summary>
    public static IReadOnlyList<Draft> Apply(IReadOnlyList<Draft> drafts)
    {
        var wishes = drafts.Where(draft => draft is { Gate: Gate.Request, Wish: not null }).Select(draft => draft.Clause.Sentence).ToHashSet();
        return [.. drafts.Select(draft => draft is { Gate: Gate.Opinion, Hits.Count: 0, Polarity.SpokenBy: not "rules" } && wishes.Contains(draft.Clause.Sentence) ? draft with { Gate = Gate.Request } : draft)];
    }
}
