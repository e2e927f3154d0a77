using System.Globalization;

namespace Cem.Edge.Tools.LabelledText;

/// <summary>The rated texts of the VADER paper: id TAB mean rating TAB text, English.</summary>
internal static class VaderRatings
{
    public const string Source = "en-vader-groundtruth";
    public const string Snippets = Source + "/amazonReviewSnippets_GroundTruth.txt";
    public const string Tweets = Source + "/tweets_GroundTruth.txt";
    public const string Films = Source + "/movieReviewSnippets_GroundTruth.txt";

    public static IEnumerable<RatedText> Read(string path) => TextFile.Lines(path).Select(line =>
        line.Text.Split('\t', 3) is [_, var rating, var text] && double.TryParse(rating, NumberStyles.Float, CultureInfo.InvariantCulture, out var mean)
            ? new RatedText(text.Trim(), mean)
            : throw line.Broken("it is not an id, a rating and a text between tabs"));

    /// <summary>Those that people are agreed on.</summary>
    /// <param name="least">Distance of the rating from 0 that is enough; SCORING.md trains beyond 0.6.</param>
    public static IEnumerable<PolarText> Polar(string path, double least = 0.6) =>
        Read(path).Where(rated => Math.Abs(rated.Rating) > least).Select(rated => new PolarText(rated.Text, "en", rated.Rating > 0));
}
