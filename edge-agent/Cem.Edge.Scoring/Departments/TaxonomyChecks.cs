using System.Text.RegularExpressions;
using Cem.Edge.Scoring.Aspects;
using Cem.Edge.Scoring.Normalisation;

namespace Cem.Edge.Scoring.Departments;

/// <summary>Faults with the line of the value they are about.</summary>
internal sealed class TaxonomyFaults(Dictionary<string, int> lines)
{
    private readonly List<TaxonomyFault> _faults = [];

    public bool Any => _faults.Count > 0;

    public int Line(string path) => lines.GetValueOrDefault(path);

    public void Add(string path, string reason) => _faults.Add(new TaxonomyFault(Line(path), reason));

    public IReadOnlyList<TaxonomyFault> InOrder() => [.. _faults.OrderBy(fault => fault.Line)];
}

/// <summary>What the shape of the file alone does not guarantee.</summary>
internal static partial class TaxonomyChecks
{
    public static void Check(TaxonomyFile file, TaxonomyFaults faults)
    {
        if (file.Schema != TaxonomyVocabulary.Schema)
        {
            faults.Add("schema", $"schema must be {TaxonomyVocabulary.Schema}, not \"{file.Schema}\"");
        }

        foreach (var version in file.Version.Split('+'))
        {
            CheckId(version, "version", "version", faults);
        }

        var departments = Ids(file.Departments!.Select(department => department.Id), "departments", faults);
        var nodes = Ids(file.Nodes.Select(node => node.Id), "nodes", faults);
        for (var i = 0; i < file.Nodes.Count; i++)
        {
            CheckNode(file, file.Nodes[i], $"nodes[{i}]", departments, nodes, faults);
        }

        CheckTerms(file, faults);
    }

    private static void CheckNode(TaxonomyFile file, NodeEntry node, string path, HashSet<string> departments, HashSet<string> nodes, TaxonomyFaults faults)
    {
        var above = node.Parent is null ? null : file.Nodes.FirstOrDefault(other => other.Id == node.Parent);
        if (node.Parent is not null && (above is null || above.Parent is not null))
        {
            faults.Add($"{path}.parent", nodes.Contains(node.Parent) ? $"parent \"{node.Parent}\" has a parent itself; there are two levels" : $"unknown parent \"{node.Parent}\"");
        }

        if (node.Names is null)
        {
            faults.Add(path, $"names are missing, and no extended taxonomy has a node \"{node.Id}\"");
        }

        CheckWords(node.Stage, above?.Stage, $"{path}.stage", "stage", TaxonomyVocabulary.Stages, path, faults);
        CheckWords(node.Department, above?.Department, $"{path}.department", "department", departments, path, faults);
        CheckWords(One(node.Theme), One(above?.Theme), $"{path}.theme", "theme", TaxonomyVocabulary.Themes, path, faults);
        CheckWords(One(node.Factor), One(above?.Factor), $"{path}.factor", "factor", TaxonomyVocabulary.Factors, path, faults);
        CheckWords(One(node.Rsqs), One(above?.Rsqs), $"{path}.rsqs", "rsqs", TaxonomyVocabulary.Rsqs, path, faults);
        CheckWords(One(node.Severity), ["info"], $"{path}.severity", "severity", TaxonomyVocabulary.Severities, path, faults);
        CheckWords(One(node.Weak), ["opinion"], $"{path}.weak", "weak", TaxonomyVocabulary.Weak, path, faults);
        CheckPatterns(node.Patterns, $"{path}.patterns", faults);
        CheckPatterns(node.Unless, $"{path}.unless", faults);
    }

    private static List<string>? One(string? value) => value is null ? null : [value];

    private static void CheckWords(
        List<string>? words, List<string>? inherited, string path, string what, IReadOnlyCollection<string> allowed, string nodePath, TaxonomyFaults faults)
    {
        if (words is null or [] && inherited is null or [])
        {
            faults.Add(nodePath, $"{what} is missing and there is no parent that has one");
        }

        for (var i = 0; i < words?.Count; i++)
        {
            if (!allowed.Contains(words[i]))
            {
                var place = faults.Line($"{path}[{i}]") > 0 ? $"{path}[{i}]" : path;
                faults.Add(place, $"unknown {what} \"{words[i]}\" (known: {string.Join(", ", allowed)})");
            }
        }
    }

    private static void CheckPatterns(WordsEntry? patterns, string path, TaxonomyFaults faults)
    {
        foreach (var (pattern, place) in Words(patterns, path))
        {
            if (!ShippedTaxonomies.IsReviewed(pattern) && AspectPattern.FaultOf(pattern) is { } fault)
            {
                faults.Add(place, $"pattern \"{pattern}\" {fault}");
            }
        }
    }

    private static void CheckTerms(TaxonomyFile file, TaxonomyFaults faults)
    {
        var owners = new Dictionary<string, (string Node, string Place)>(StringComparer.Ordinal);
        for (var i = 0; i < file.Nodes.Count; i++)
        {
            foreach (var (term, place) in Words(file.Nodes[i].Terms, $"nodes[{i}].terms"))
            {
                var normal = MatchForm.Of(term);
                if (normal.Length == 0)
                {
                    faults.Add(place, "a term is empty");
                }
                else if (!owners.TryAdd(normal, (file.Nodes[i].Id, place)))
                {
                    // A term of an extended file has no line: the line is that of the file that doubles it.
                    var (at, other) = faults.Line(place) > 0 ? (place, owners[normal].Node) : (owners[normal].Place, file.Nodes[i].Id);
                    faults.Add(at, $"doubled term \"{term}\", already a term of {other}");
                }
            }
        }
    }

    private static IEnumerable<(string Word, string Path)> Words(WordsEntry? words, string path) =>
    [
        .. (words?.En ?? []).Select((word, i) => (word, $"{path}.en[{i}]")),
        .. (words?.Zh ?? []).Select((word, i) => (word, $"{path}.zh[{i}]")),
    ];

    private static HashSet<string> Ids(IEnumerable<string> ids, string path, TaxonomyFaults faults)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, id) in ids.Index())
        {
            CheckId(id, $"{path}[{index}].id", "id", faults);
            if (!seen.Add(id))
            {
                faults.Add($"{path}[{index}].id", $"doubled id \"{id}\"");
            }
        }

        return seen;
    }

    private static void CheckId(string id, string path, string what, TaxonomyFaults faults)
    {
        if (!IdPattern().IsMatch(id))
        {
            faults.Add(path, $"{what} \"{id}\" must be 1 to 40 characters of a-z, 0-9 and hyphen");
        }
    }

    [GeneratedRegex(@"\A[a-z0-9-]{1,40}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();
}
