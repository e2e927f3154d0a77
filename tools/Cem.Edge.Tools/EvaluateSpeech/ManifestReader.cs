using System.Globalization;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.EvaluateSpeech;

/// <summary>Reads a tab-separated manifest; fields with quotes are quoted, and quotes in them doubled.</summary>
internal static class ManifestReader
{
    public static IReadOnlyList<ManifestClip> Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: the manifest cannot be read ({problem.Message}). Check --manifest.");
        }

        if (lines.Length == 0)
            throw new UsageException($"{path}: the manifest is empty. It needs a header line and one line for each clip.");
        var columns = Fields(lines[0]).Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i);
        return [.. lines.Skip(1).Select((line, i) => (line, Number: i + 2)).Where(row => row.line.Length > 0).Select(row => Clip(columns, row.line, $"{path} line {row.Number}"))];
    }

    private static ManifestClip Clip(Dictionary<string, int> columns, string line, string place)
    {
        var fields = Fields(line);
        var rate = int.TryParse(Field("sample_rate"), NumberStyles.None, CultureInfo.InvariantCulture, out var hz)
            ? hz
            : throw new UsageException($"{place}: sample_rate \"{Field("sample_rate")}\" is no number. Write it in Hz.");
        return new(Field("set"), Field("file"), Field("transcript"), Field("language"), rate, Field("kind"));

        string Field(string name) => columns.TryGetValue(name, out var i)
            ? i < fields.Count ? fields[i] : throw new UsageException($"{place}: {fields.Count} fields, the column \"{name}\" is number {i + 1}. Separate the fields by tabs.")
            : throw new UsageException($"{place}: the header names no column \"{name}\". Needed: set, file, transcript, language, sample_rate, kind.");
    }

    private static List<string> Fields(string line) =>
        [.. line.Split('\t').Select(field => field.Length > 1 && field[0] == '"' && field[^1] == '"' ? field[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : field)];
}
