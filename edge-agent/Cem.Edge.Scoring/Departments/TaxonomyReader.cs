using System.Text.Json;

namespace Cem.Edge.Scoring.Departments;

/// <summary>Reads and checks a taxonomy file; a bad one is refused as a whole, with every fault and its line.</summary>
internal static class TaxonomyReader
{
    /// <exception cref="TaxonomyException">The file is refused.</exception>
    public static Taxonomy Read(string file, byte[] json)
    {
        var written = Parse(file, json);
        var faults = new TaxonomyFaults(JsonLines.Of(WithoutMark(json)));
        var content = TaxonomyMerge.OverItsBases(written, faults);
        if (!faults.Any)
        {
            TaxonomyChecks.Check(content, faults);
        }

        return faults.Any ? throw new TaxonomyException(file, faults.InOrder()) : Build(content);
    }

    /// <summary>A file inside the assembly. A test checks it as any other; at run time the checks, which build every pattern, would cost seconds.</summary>
    public static Taxonomy ReadShipped(string name) => Build(TaxonomyMerge.OverItsBases(ParseShipped(name), new TaxonomyFaults([])));

    /// <summary>A shipped file as written, without its bases.</summary>
    public static TaxonomyFile ParseShipped(string name) => Parse(name, ShippedTaxonomies.Bytes(name));

    private static Taxonomy Build(TaxonomyFile content)
    {
        var byId = content.Nodes.ToDictionary(node => node.Id);
        return new Taxonomy(
            content.Version,
            [.. content.Departments!.Select(department => new Department(department.Id, department.Names.En, department.Names.Zh))],
            [.. content.Nodes.Select(node => Node(node, node.Parent is null ? node : byId[node.Parent]))]);
    }

    private static TaxonomyFile Parse(string file, byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize(WithoutMark(json), TaxonomyJson.Default.TaxonomyFile)
                ?? throw new TaxonomyException(file, [new TaxonomyFault(1, "it is empty")]);
        }
        catch (JsonException exception)
        {
            var reason = exception.Message.Split(" Path:")[0];
            throw new TaxonomyException(file, [new TaxonomyFault((int)(exception.LineNumber ?? 0) + 1, $"{reason.TrimEnd('.')} at {exception.Path ?? "$"}")]);
        }
    }

    /// <summary>Editors on Windows write a byte order mark.</summary>
    private static ReadOnlySpan<byte> WithoutMark(byte[] json) => json is [0xEF, 0xBB, 0xBF, ..] ? json.AsSpan(3) : json;

    private static TaxonomyNode Node(NodeEntry node, NodeEntry above) => new()
    {
        Id = node.Id,
        Parent = node.Parent,
        NameEn = node.Names!.En,
        NameZh = node.Names.Zh,
        Stages = node.Stage ?? above.Stage!,
        Theme = node.Theme ?? above.Theme!,
        Factor = node.Factor ?? above.Factor!,
        Rsqs = node.Rsqs ?? above.Rsqs!,
        Departments = node.Department ?? above.Department!,
        SeverityFloor = Floor(node.Severity ?? above.Severity),
        OnlyInOpinions = node.Weak is not null,
        OnlyAlone = node.Weak == "alone",
        Terms = ByLanguage(node.Terms),
        Patterns = ByLanguage(node.Patterns),
        Unless = ByLanguage(node.Unless),
    };

    private static Severity Floor(string? severity) => severity switch
    {
        "critical" => Severity.Critical,
        "warning" => Severity.Warning,
        _ => Severity.Info,
    };

    private static Dictionary<string, IReadOnlyList<string>> ByLanguage(WordsEntry? words) =>
        new() { ["en"] = words?.En ?? [], ["zh"] = words?.Zh ?? [] };
}
