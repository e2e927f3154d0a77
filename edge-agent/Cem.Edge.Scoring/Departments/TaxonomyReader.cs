using System.Text.Json;
using System.Text.RegularExpressions;
using Cem.Edge.Scoring.Aspects;

namespace Cem.Edge.Scoring.Departments;

/// <summary>Reads and checks a taxonomy file; a bad one is refused as a whole, with every fault and its line.</summary>
internal static class TaxonomyReader
{
    /// <exception cref="TaxonomyException">The file is refused.</exception>
    public static Taxonomy Read(string file, byte[] json)
    {
        var content = Parse(file, json);
        var faults = new TaxonomyFaults(JsonLines.Of(WithoutMark(json)));
        TaxonomyChecks.Check(content, faults);
        if (faults.Any)
        {
            throw new TaxonomyException(file, faults.InOrder());
        }

        return Build(content, AspectPattern.Linear);
    }

    /// <summary>The file inside the assembly. A test checks it as any other; at run time the checks, which build every pattern, would cost a second.</summary>
    public static Taxonomy ReadShipped() => Build(Parse("(shipped)", Shipped.Bytes(Shipped.Taxonomy)), AspectPattern.Reviewed);

    private static Taxonomy Build(TaxonomyFile content, RegexOptions patternOptions)
    {
        var byId = content.Nodes.ToDictionary(node => node.Id);
        return new Taxonomy(
            content.Version,
            [.. content.Departments.Select(department => new Department(department.Id, department.Names.En, department.Names.Zh))],
            [.. content.Nodes.Select(node => Node(node, node.Parent is null ? node : byId[node.Parent]))],
            patternOptions);
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
        NameEn = node.Names.En,
        NameZh = node.Names.Zh,
        Stages = node.Stage ?? above.Stage!,
        Theme = node.Theme ?? above.Theme!,
        Factor = node.Factor ?? above.Factor!,
        Rsqs = node.Rsqs ?? above.Rsqs!,
        Departments = node.Department ?? above.Department!,
        SeverityFloor = Floor(node.Severity ?? above.Severity),
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
