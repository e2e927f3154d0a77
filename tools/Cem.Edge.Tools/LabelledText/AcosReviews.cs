using System.Text.RegularExpressions;

namespace Cem.Edge.Tools.LabelledText;

/// <summary>Sentences with aspect categories and polarities, English, a JSON document a line; <c>rest16_train.jsonl</c> is part of the set <c>rest16</c>.</summary>
internal static partial class AcosReviews
{
    public const string Source = "en-absa-acos";
    public const string Pattern = "*.jsonl";

    /// <summary>Parts that stand here together are one set; a file that is not here is its own.</summary>
    public static string SetOf(string path) => Part().Replace(Path.GetFileNameWithoutExtension(path), "");

    public static IEnumerable<AspectText> Read(string path) => JsonFile.Lines(path, SourceShapes.Default.AcosLine).Select(row =>
        new AspectText(row.Value.Text, "en", [.. row.Value.Labels.Select(label => new AspectLabel(label.Category, Sign(label.Polarity, row.Line)))]));

    private static int Sign(string polarity, NumberedLine line) => polarity switch
    {
        "positive" => 1,
        "neutral" => 0,
        "negative" => -1,
        _ => throw line.Broken($"polarity \"{polarity}\" is not positive, neutral or negative"),
    };

    [GeneratedRegex("_(train|dev)$")]
    private static partial Regex Part();
}
