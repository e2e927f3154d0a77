namespace Cem.Edge.Scoring.Departments;

/// <summary>
/// Reads a file over the files it extends: a node with a known id adds its words to that node and replaces what else it names, any other node
/// and department is new. The nodes of the file itself come first with their own words first, so that their places are their lines.
/// </summary>
internal static class TaxonomyMerge
{
    public static TaxonomyFile OverItsBases(TaxonomyFile file, TaxonomyFaults faults)
    {
        foreach (var (index, name) in (file.Extends ?? []).Index())
        {
            if (!ShippedTaxonomies.Names.Contains(name))
            {
                faults.Add($"extends[{index}]", $"unknown taxonomy \"{name}\" (known: {string.Join(", ", ShippedTaxonomies.Names)})");
            }
        }

        if (faults.Any || file.Extends is not { Count: > 0 })
        {
            return file with { Departments = file.Departments ?? [] };
        }

        // Electronics and grocery both stand on retail, which counts once.
        var layers = new List<TaxonomyFile>();
        Collect(file, layers, []);
        return layers.Skip(1).Aggregate(layers[0], Over) with { Version = string.Join('+', layers.Select(layer => layer.Version)) };
    }

    private static void Collect(TaxonomyFile file, List<TaxonomyFile> layers, HashSet<string> seen)
    {
        foreach (var name in (file.Extends ?? []).Where(seen.Add))
        {
            Collect(TaxonomyReader.ParseShipped(name), layers, seen);
        }

        layers.Add(file);
    }

    private static TaxonomyFile Over(TaxonomyFile below, TaxonomyFile above)
    {
        var old = below.Nodes.GroupBy(node => node.Id).ToDictionary(nodes => nodes.Key, nodes => nodes.First());
        var own = above.Nodes.Select(node => old.TryGetValue(node.Id, out var found) ? Over(found, node) : node).ToList();
        var departments = above.Departments ?? [];
        return above with
        {
            Nodes = [.. own, .. below.Nodes.Where(node => above.Nodes.All(other => other.Id != node.Id))],
            Departments = [.. departments, .. (below.Departments ?? []).Where(department => departments.All(other => other.Id != department.Id))],
        };
    }

    private static NodeEntry Over(NodeEntry below, NodeEntry above) => new(
        above.Id,
        above.Names ?? below.Names,
        above.Parent ?? below.Parent,
        above.Stage ?? below.Stage,
        above.Theme ?? below.Theme,
        above.Factor ?? below.Factor,
        above.Rsqs ?? below.Rsqs,
        above.Department ?? below.Department,
        above.Severity ?? below.Severity,
        above.Weak ?? below.Weak,
        Joined(above.Terms, below.Terms),
        Joined(above.Patterns, below.Patterns),
        Joined(above.Unless, below.Unless));

    private static WordsEntry Joined(WordsEntry? above, WordsEntry? below) =>
        new([.. above?.En ?? [], .. below?.En ?? []], [.. above?.Zh ?? [], .. below?.Zh ?? []]);
}
