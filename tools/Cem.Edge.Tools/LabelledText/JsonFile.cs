using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Cem.Edge.Tools.LabelledText;

internal static class JsonFile
{
    /// <summary>The whole file as one document.</summary>
    public static T Read<T>(string path, JsonTypeInfo<T> shape) => Read(TextFile.All(path), shape, path, 1);

    /// <summary>A document a line.</summary>
    public static IEnumerable<(NumberedLine Line, T Value)> Lines<T>(string path, JsonTypeInfo<T> shape) =>
        TextFile.Lines(path).Select(line => (line, Read(line.Text, shape, path, line.Number)));

    private static T Read<T>(string json, JsonTypeInfo<T> shape, string path, int firstLine)
    {
        try
        {
            return JsonSerializer.Deserialize(json, shape) ?? throw TextFile.Broken(path, firstLine, "it holds null where an object is needed");
        }
        catch (JsonException problem)
        {
            throw TextFile.Broken(path, firstLine + (int)(problem.LineNumber ?? 0), $"{problem.Message.TrimEnd('.')}");
        }
    }
}
