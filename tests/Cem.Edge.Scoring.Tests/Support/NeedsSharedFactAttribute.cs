namespace Cem.Edge.Scoring.Tests.Support;

/// <summary>A test on labelled text that may not be committed; skipped where the folder is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsSharedFactAttribute : FactAttribute
{
    public NeedsSharedFactAttribute(string path)
    {
        if (!Path.Exists(SharedText.Of(path)))
        {
            Skip = $"needs ../shared/text/{path}";
        }
    }
}

/// <summary>The labelled texts beside the repository.</summary>
internal static class SharedText
{
    public static string Of(string path) => Path.GetFullPath(Path.Combine(Root(), "..", "shared", "text", path));

    /// <summary>Sentence TAB label lines of the UCI sets; 1 is positive.</summary>
    public static IEnumerable<(string Text, int Sign)> Sentences(string file) =>
        File.ReadLines(Of($"en-uci-sentences/{file}"))
            .Select(line => line.Split('\t'))
            .Where(parts => parts.Length == 2)
            .Select(parts => (parts[0].Trim(), parts[1].Trim() == "1" ? 1 : -1));

    /// <summary>Clauses of the Chinese aspect sets (three lines each: text with $T$, aspect, label), without doubles and without texts that carry both labels.</summary>
    public static IEnumerable<(string Text, int Sign)> ChineseClauses(string set) =>
        File.ReadLines(Of($"zh-absa/{set}_train.txt")).Chunk(3).Where(lines => lines.Length == 3)
            .Select(lines => (Text: lines[0].Replace("$T$", lines[1], StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), Sign: lines[2].Trim() switch { "Positive" => 1, "Negative" => -1, _ => 0 }))
            .Where(clause => clause.Sign != 0)
            .GroupBy(clause => clause.Text)
            .Where(group => group.Select(clause => clause.Sign).Distinct().Count() == 1)
            .Select(group => group.First());

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Cem.Edge.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
