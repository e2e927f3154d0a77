using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Cem.Edge.Tools.LabelledText;

/// <summary>Rows of a table of comma-separated values with a header; quoted fields may hold commas, quotes and line ends.</summary>
internal static class CsvTable
{
    public static IEnumerable<CsvRow> Rows(string path, params string[] needed)
    {
        using var reader = new StringReader(TextFile.All(path));
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = found => throw TextFile.Broken(path, found.Context.Parser!.RawRow, "a quote stands where none may. Double quotes inside quotes"),
        });
        if (!parser.Read())
            throw TextFile.Broken(path, 1, $"the table is empty. Its header names {string.Join(", ", needed)}");
        var columns = parser.Record!.Select((name, i) => (name, i)).DistinctBy(column => column.name).ToDictionary(column => column.name, column => column.i);
        if (needed.FirstOrDefault(name => !columns.ContainsKey(name)) is { } missing)
            throw TextFile.Broken(path, 1, $"the header names no column \"{missing}\"");
        while (parser.Read())
        {
            if (parser.Count != columns.Count)
                throw TextFile.Broken(path, parser.RawRow, $"{parser.Count} fields, the header names {columns.Count}");
            yield return new(path, parser.RawRow, columns, parser.Record!);
        }
    }
}

/// <param name="Line">Where the row ends.</param>
internal sealed record CsvRow(string Path, int Line, IReadOnlyDictionary<string, int> Columns, IReadOnlyList<string> Fields)
{
    public string this[string column] => Fields[Columns[column]];
}
