namespace Cem.Edge.Tools.LabelledText;

/// <summary>Chinese clauses about one aspect each (phone, camera, car, notebook), three lines: clause with <c>$T$</c> for the aspect, aspect, polarity.</summary>
internal static class AspectExamples
{
    public const string Source = "zh-absa";
    public const string Pattern = "*.txt";

    /// <summary>Neutral ones are left out.</summary>
    public static IEnumerable<PolarText> Read(string path)
    {
        foreach (var example in TextFile.Lines(path).Chunk(3))
        {
            if (example is not [var clause, var aspect, var polarity])
                throw example[^1].Broken("the last example has fewer than three lines");
            if (!clause.Text.Contains("$T$", StringComparison.Ordinal))
                throw clause.Broken("the clause names no $T$");
            if (polarity.Text.Trim() is not ("Positive" or "Negative" or "Neutral") and var other)
                throw polarity.Broken($"\"{other}\" is not Positive, Neutral or Negative");
            if (polarity.Text.Trim() != "Neutral")
                yield return new(ChineseText.Joined(clause.Text.Replace("$T$", aspect.Text, StringComparison.Ordinal)), "zh", polarity.Text.Trim() == "Positive");
        }
    }
}

internal static class ChineseText
{
    /// <summary>The sets write a blank behind each character.</summary>
    public static string Joined(string spaced) => spaced.Replace(" ", "", StringComparison.Ordinal).Trim();
}
