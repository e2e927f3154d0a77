namespace Cem.Edge.Scoring.Aspects;

/// <summary>
/// "The till, it was so slow": an opinion that names nothing is about what the nearest clause names: of its sentence, then of the sentence beside it.
/// What stands before comes first, and what somebody only names before what somebody judges.
/// </summary>
internal static class NearestAspect
{
    private const int Farthest = 3;

    public static IEnumerable<Draft> Attach(IReadOnlyList<Draft> drafts)
    {
        for (var i = 0; i < drafts.Count; i++)
        {
            yield return drafts[i].Gate == Gate.Opinion && drafts[i].Hits.Count == 0 && Neighbour(drafts, i) is { } neighbour
                ? drafts[i] with { Hits = neighbour.Hits }
                : drafts[i];
        }
    }

    private static Draft? Neighbour(IReadOnlyList<Draft> drafts, int index) =>
        Enumerable.Range(1, Farthest).SelectMany(step => new[] { index - step, index + step })
            .Where(place => place >= 0 && place < drafts.Count)
            .Select(place => (Draft: drafts[place], Sentences: Math.Abs(drafts[place].Clause.Sentence - drafts[index].Clause.Sentence)))
            .Where(other => other.Sentences <= 1 && Names(other.Draft))
            // Sorting keeps the order of equals, which is by distance with what stands before first.
            .OrderBy(other => other.Sentences).ThenBy(other => other.Draft.Gate != Gate.None)
            .Select(other => other.Draft)
            .FirstOrDefault();

    /// <summary>What happened to somebody is no name that a neighbour may borrow: every clause would alert.</summary>
    private static bool Names(Draft draft) => draft.Hits.Count > 0 && draft.Hits.All(hit => hit.Node.SeverityFloor < Severity.Critical);
}
