namespace Cem.Edge.Scoring.Aspects;

/// <summary>"The till, it was so slow": an opinion that names nothing is about what the nearest clause of its sentence names without judging it.</summary>
internal static class NearestAspect
{
    public static IEnumerable<Draft> Attach(List<Draft> drafts)
    {
        for (var i = 0; i < drafts.Count; i++)
        {
            yield return drafts[i].Gate == Gate.Opinion && drafts[i].Hits.Count == 0 && Neighbour(drafts, i) is { } neighbour
                ? drafts[i] with { Hits = neighbour.Hits }
                : drafts[i];
        }
    }

    private static Draft? Neighbour(List<Draft> drafts, int index)
    {
        foreach (var other in (ReadOnlySpan<int>)[index - 1, index + 1])
        {
            if (other >= 0 && other < drafts.Count
                && drafts[other] is { Gate: Gate.None, Hits.Count: > 0 } draft
                && draft.Clause.Sentence == drafts[index].Clause.Sentence)
            {
                return draft;
            }
        }

        return null;
    }
}
