namespace Cem.Edge.Tools.LabelledText;

/// <summary>Reviews in a table with the columns <c>label</c> (1 positive, 0 negative) and <c>review</c> or <c>text</c>; a language is told by its characters.</summary>
internal static class LabelledTables
{
    public static bool IsOne(string path) => TextFile.Lines(path).FirstOrDefault().Text is { } header && header.Split(',') is var names && names.Contains("label") && TextColumn(names) is not null;

    public static IEnumerable<PolarText> Read(string path)
    {
        foreach (var row in CsvTable.Rows(path, "label"))
        {
            var text = row[TextColumn(row.Columns.Keys) ?? throw TextFile.Broken(path, 1, "the header names no column \"review\" or \"text\"")].Trim();
            if (row["label"].Trim() is not ("0" or "1") and var label)
                throw TextFile.Broken(path, row.Line, $"label \"{label}\" is not 0 or 1");
            yield return new(text, text.Any(character => character is >= '\u4e00' and <= '\u9fff') ? "zh" : "en", row["label"].Trim() == "1");
        }
    }

    private static string? TextColumn(IEnumerable<string> names) => names.FirstOrDefault(name => name is "review" or "text");
}
