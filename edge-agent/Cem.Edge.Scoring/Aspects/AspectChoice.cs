using Cem.Edge.Scoring.Departments;

namespace Cem.Edge.Scoring.Aspects;

/// <summary>
/// Words name aspects, and what the whole text sounds like (<see cref="Remarks.RemarkHeads"/>) decides which of them it is about: a name that nothing else
/// supports goes, and an aspect that is told without its name is added. Critical aspects and those the heads do not know stay as the words say.
/// </summary>
internal sealed class AspectChoice(Taxonomy taxonomy)
{
    /// <summary>What a name adds to the score of its aspect. This and the two bars were chosen on the training texts, each judged by heads that had not seen it.</summary>
    private const double Named = 0.4;
    private const double WeaklyNamed = 0.2;
    private const double Least = 0.45;
    private const double LeastOfBest = 0.5;

    /// <summary>For the only thing that a clause with an opinion names: it says what the opinion is about.</summary>
    private const double LeastOfSole = 0.15;

    private const double ClearlyMore = 0.3;

    /// <summary>A longer text is about several things, clause by clause: what it sounds like as a whole decides nothing.</summary>
    private const int MostClauses = 8;

    private const string Meaning = "meaning";

    /// <param name="drafts">The clauses of a text, in order.</param>
    /// <param name="scores">Of the whole text, by first-level aspect.</param>
    public IReadOnlyList<Draft> Of(IReadOnlyList<Draft> drafts, IReadOnlyDictionary<string, double> scores)
    {
        if (drafts.Count > MostClauses)
        {
            return drafts;
        }

        var named = drafts.SelectMany(draft => draft.Hits).Select(hit => hit.Node.Top).ToHashSet(StringComparer.Ordinal);
        var surely = drafts.SelectMany(draft => draft.Hits).Where(hit => !hit.Node.OnlyInOpinions).Select(hit => hit.Node.Top).ToHashSet(StringComparer.Ordinal);
        var support = scores.ToDictionary(score => score.Key, score => score.Value + (surely.Contains(score.Key) ? Named : named.Contains(score.Key) ? WeaklyNamed : 0), StringComparer.Ordinal);
        var best = support.MaxBy(score => score.Value);
        var bar = Math.Max(Least, LeastOfBest * best.Value);
        var soles = drafts.Where(draft => draft.Gate == Gate.Opinion).Select(draft => draft.Hits.Select(hit => hit.Node.Top).Distinct().ToArray())
            .Where(tops => tops.Length == 1 && support.GetValueOrDefault(tops[0]) >= LeastOfSole * best.Value).Select(tops => tops[0]).ToHashSet(StringComparer.Ordinal);
        Draft[] kept = [.. drafts.Select(draft => draft with { Hits = Ordered(draft.Hits.Where(hit => best.Value < Least || soles.Contains(hit.Node.Top) || IsAbove(hit.Node, support, bar)), support) })];
        if (best.Value >= Least && !named.Contains(best.Key))
        {
            Tell(kept, best.Key);
        }

        return kept;
    }

    private static bool IsAbove(TaxonomyNode node, Dictionary<string, double> support, double bar) =>
        node.SeverityFloor == Severity.Critical || !support.TryGetValue(node.Top, out var score) || score >= bar;

    /// <summary>As the words had it, unless the text is clearly more about another; what alerts stays first.</summary>
    private static AspectHit[] Ordered(IEnumerable<AspectHit> hits, Dictionary<string, double> support)
    {
        AspectHit[] named = [.. hits];
        if (named.Length < 2 || named[0].Node.SeverityFloor == Severity.Critical)
        {
            return named;
        }

        var best = named.MaxBy(hit => support.GetValueOrDefault(hit.Node.Top, 1))!.Node.Top;
        return support.GetValueOrDefault(best, 1) - support.GetValueOrDefault(named[0].Node.Top, 1) < ClearlyMore ? named : [.. named.OrderByDescending(hit => hit.Node.Top == best)];
    }

    /// <summary>The aspect goes to the clause that sounds most like it, of those that say or ask something; one that names nothing comes first.</summary>
    private void Tell(Draft[] drafts, string id)
    {
        var place = Enumerable.Range(0, drafts.Length).Where(i => drafts[i].Gate != Gate.None && drafts[i].Hits.All(hit => hit.Node.SeverityFloor < Severity.Critical))
            .OrderBy(i => drafts[i].Hits.Count > 0).ThenByDescending(i => drafts[i].Polarity.Remark?.Aspects.GetValueOrDefault(id) ?? 0).Cast<int?>().FirstOrDefault();
        if (place is { } at && taxonomy.Find(id) is { } node)
        {
            drafts[at] = drafts[at] with { Hits = [.. drafts[at].Hits, new AspectHit(node, AspectHit.ByMeaning, Meaning, 0)] };
        }
    }
}
