using System.Globalization;

namespace Cem.Edge.Tools.LabelledText;

/// <summary>ASAP: Chinese restaurant reviews with stars and 18 aspect columns (1, 0, -1; -2 not mentioned).</summary>
internal static class AsapReviews
{
    public const string Source = "zh-asap-sample";
    public const string Pattern = "*.csv";
    private const int NotMentioned = -2;
    private static readonly string[] NoAspects = ["index", "reviewbody", "star"];

    public static IEnumerable<AspectText> Read(string path) => CsvTable.Rows(path, "reviewbody", "star").Select(row =>
        new AspectText(row["reviewbody"].Trim(), "zh",
        [
            .. row.Columns.Keys.Except(NoAspects).Select(category => new AspectLabel(category, (int)Number(row, category))).Where(aspect => aspect.Sign != NotMentioned),
        ]));

    /// <summary>By stars: 4 and 5 are positive, 1 and 2 negative, 3 is left out.</summary>
    public static IEnumerable<PolarText> ByStars(string path) => CsvTable.Rows(path, "reviewbody", "star")
        .Select(row => (Text: row["reviewbody"].Trim(), Stars: Number(row, "star"))).Where(review => review.Stars != 3)
        .Select(review => new PolarText(review.Text, "zh", review.Stars > 3));

    private static double Number(CsvRow row, string column) =>
        double.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw TextFile.Broken(row.Path, row.Line, $"{column} \"{row[column]}\" is no number");
}
