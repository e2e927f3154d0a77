using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cem.Edge.Scoring.Departments;

/// <summary>The file as written; <see cref="TaxonomyReader"/> turns it into a <see cref="Taxonomy"/>.</summary>
internal sealed record TaxonomyFile(string Schema, string Version, List<NodeEntry> Nodes, List<DepartmentEntry>? Departments = null, List<string>? Extends = null);

internal sealed record DepartmentEntry(string Id, NamesEntry Names);

internal sealed record NamesEntry(string En, string Zh);

internal sealed record NodeEntry(
    string Id,
    NamesEntry? Names = null,
    string? Parent = null,
    List<string>? Stage = null,
    string? Theme = null,
    string? Factor = null,
    string? Rsqs = null,
    List<string>? Department = null,
    string? Severity = null,
    string? Weak = null,
    WordsEntry? Terms = null,
    WordsEntry? Patterns = null,
    WordsEntry? Unless = null);

internal sealed record WordsEntry(List<string>? En = null, List<string>? Zh = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(TaxonomyFile))]
internal sealed partial class TaxonomyJson : JsonSerializerContext;

/// <summary>Line of every value of a JSON document by its path, for example <c>nodes[3].terms.en[2]</c>.</summary>
internal static class JsonLines
{
    public static Dictionary<string, int> Of(ReadOnlySpan<byte> json)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowTrailingCommas = false });
        var stack = new Stack<(string Path, int Index)>();
        var (line, counted, name) = (1, 0L, "");
        while (reader.Read())
        {
            line += json[(int)counted..(int)reader.TokenStartIndex].Count((byte)'\n');
            counted = reader.TokenStartIndex;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.GetString()!;
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    stack.Pop();
                    break;
                default:
                    var path = Next(stack, name);
                    lines[path] = line;
                    if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    {
                        stack.Push((path, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
                    }

                    break;
            }
        }

        return lines;
    }

    private static string Next(Stack<(string Path, int Index)> stack, string name)
    {
        if (stack.Count == 0)
        {
            return "";
        }

        var (path, index) = stack.Pop();
        stack.Push((path, index < 0 ? index : index + 1));
        return index >= 0 ? $"{path}[{index}]" : path.Length == 0 ? name : $"{path}.{name}";
    }
}
