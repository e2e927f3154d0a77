using Cem.Edge.Scoring.Departments;
using Cem.Edge.Scoring.Normalisation;
using Cem.Edge.Scoring.Patterns;
using Cem.Edge.Scoring.Redaction;

namespace Cem.Edge.Scoring.Aspects;

/// <summary>A node found in a clause.</summary>
/// <param name="Node">The node.</param>
/// <param name="Kind"><c>term</c>, <c>pattern</c>, or <c>model</c> where no word named it.</param>
/// <param name="Text">The words that named it, in match form.</param>
/// <param name="Start">Where they stand in the match form of the clause.</param>
internal sealed record AspectHit(TaxonomyNode Node, string Kind, string Text, int Start)
{
    /// <summary>Kind of an aspect that <see cref="Remarks.RemarkHeads"/> heard.</summary>
    public const string ByMeaning = "model";
}

/// <summary>Finds what a clause is about: terms by automaton, then patterns. Built once per taxonomy.</summary>
internal sealed class AspectFinder
{
    private readonly TermAutomaton _terms;
    private readonly List<(string Term, TaxonomyNode Node)> _termNodes = [];
    private readonly ILookup<string, (Pattern Pattern, TaxonomyNode Node)> _patterns;
    private readonly ILookup<string, Pattern> _unless;

    public AspectFinder(Taxonomy taxonomy)
    {
        foreach (var node in taxonomy.Nodes)
        {
            _termNodes.AddRange(node.Terms.Values.SelectMany(terms => terms).Select(term => (MatchForm.Of(term), node)));
        }

        _terms = new TermAutomaton([.. _termNodes.Select(term => term.Term)]);
        _patterns = taxonomy.Nodes.SelectMany(node => node.Patterns.SelectMany(byLanguage => byLanguage.Value.Select(pattern => (byLanguage.Key, Entry: (AspectPattern.Compile(pattern), node)))))
            .ToLookup(pattern => pattern.Key, pattern => pattern.Entry);
        _unless = taxonomy.Nodes.SelectMany(node => node.Unless.Values.SelectMany(patterns => patterns).Select(pattern => (node.Id, Pattern: AspectPattern.Compile(pattern))))
            .ToLookup(unless => unless.Id, unless => unless.Pattern);
    }

    /// <summary>Hits of a clause, the one that matters most first: severity, then exactness, then place.</summary>
    public IReadOnlyList<AspectHit> Find(string matchForm)
    {
        var hits = new List<AspectHit>();
        foreach (var hit in _terms.Find(matchForm))
        {
            var (term, node) = _termNodes[hit.Term];
            hits.Add(new AspectHit(node, "term", term, hit.Start));
        }

        var grams = new TextGrams(matchForm);
        foreach (var (pattern, node) in Script.In(matchForm).SelectMany(language => _patterns[language]))
        {
            if (pattern.Match(grams) is { Success: true } match)
            {
                hits.Add(new AspectHit(node, "pattern", match.Value, match.Index));
            }
        }

        hits.RemoveAll(hit => IsMask(matchForm, hit));
        var excused = hits.Select(hit => hit.Node).Distinct().Where(node => _unless[node.Id].Concat(node.Parent is null ? [] : _unless[node.Parent]).Any(unless => unless.IsMatch(grams))).ToHashSet();
        hits.RemoveAll(hit => excused.Contains(hit.Node));
        return
        [
            .. hits.Where(hit => !hits.Any(other => Covers(other, hit)))
                .OrderByDescending(hit => hit.Node.SeverityFloor)
                .ThenByDescending(hit => hits.Where(other => other.Node.Top == hit.Node.Top).Sum(other => Exactness(other)))
                .ThenByDescending(Exactness)
                .ThenBy(hit => hit.Start),
        ];
    }

    /// <summary>"[phone]" is no phone that somebody complains about; "[staff]" is a person of the store.</summary>
    private static bool IsMask(string form, AspectHit hit) =>
        hit.Start > 0 && form[hit.Start - 1] == '[' && hit.Start + hit.Text.Length < form.Length && form[hit.Start + hit.Text.Length] is ']' or '-' && hit.Text != MaskKind.Staff;

    /// <summary>A longer name swallows a shorter one inside it: "price tag" is not also "price".</summary>
    private static bool Covers(AspectHit other, AspectHit hit) =>
        other != hit && other.Kind == "term" && other.Text.Length > hit.Text.Length && other.Start <= hit.Start && hit.Start + hit.Text.Length <= other.Start + other.Text.Length;

    /// <summary>A level-2 node says more than its parent, two words more than one.</summary>
    private static int Exactness(AspectHit hit) => (hit.Node.Parent is null ? 2 : 4) + (hit.Text.Contains(' ', StringComparison.Ordinal) || hit.Text.Length > 6 ? 1 : 0);
}
