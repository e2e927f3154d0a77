using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cem.Edge.Hub.Import;

/// <summary>A line of an import file: either a row, or why it is none.</summary>
internal readonly record struct ImportLine(int Number, ImportRow? Row, string? Problem);

/// <summary>Reads NDJSON, or CSV with the header <c>number,touchpoint,question,value,scale,at,simulated</c> in any order.</summary>
internal static class ImportLines
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true };

    public static async IAsyncEnumerable<ImportLine> ReadAsync(TextReader reader, bool csv)
    {
        string[] header = csv ? (await reader.ReadLineAsync() ?? "").TrimStart('\uFEFF').Split(',', StringSplitOptions.TrimEntries) : [];
        int number = csv ? 1 : 0;
        if (header.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            yield return new ImportLine(number, null, $"is no header: it names '{twice.Key}' twice");
            yield break;
        }

        while (await reader.ReadLineAsync() is { } line)
        {
            number++;
            if (line.Length > 0)
            {
                yield return csv ? FromCsv(number, header, line) : FromJson(number, line);
            }
        }
    }

    private static ImportLine FromJson(int number, string line)
    {
        try
        {
            return JsonSerializer.Deserialize<ImportRow>(line, Json) is { } row
                ? new ImportLine(number, row, null)
                : new ImportLine(number, null, "is no row: it is null");
        }
        catch (JsonException problem)
        {
            return new ImportLine(number, null, $"is no row: {problem.Message}");
        }
    }

    // Ids, numbers and times need no quotes, so none are understood.
    private static ImportLine FromCsv(int number, string[] header, string line)
    {
        string[] cells = line.Split(',', StringSplitOptions.TrimEntries);
        if (cells.Length != header.Length)
        {
            return new ImportLine(number, null, $"has {cells.Length} cells, the header names {header.Length}");
        }

        Dictionary<string, string> row = header.Zip(cells).Where(pair => pair.Second.Length > 0).ToDictionary(pair => pair.First, pair => pair.Second);
        try
        {
            return new ImportLine(number, new ImportRow
            {
                Number = long.Parse(row["number"], CultureInfo.InvariantCulture),
                Touchpoint = row["touchpoint"],
                Question = row.GetValueOrDefault("question"),
                Value = int.Parse(row["value"], CultureInfo.InvariantCulture),
                Scale = row.TryGetValue("scale", out string? scale) ? int.Parse(scale, CultureInfo.InvariantCulture) : null,
                At = DateTimeOffset.Parse(row["at"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
                Simulated = row.TryGetValue("simulated", out string? simulated) && bool.Parse(simulated),
            }, null);
        }
        catch (Exception problem) when (problem is FormatException or OverflowException or KeyNotFoundException)
        {
            return new ImportLine(number, null, $"is no row: {problem.Message}");
        }
    }
}
