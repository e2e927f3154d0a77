using System.Text.RegularExpressions;

namespace Cem.Edge.Tools.LabelledText;

/// <summary>Chinese restaurant reviews with triplets: spaced characters, <c>####</c>, <c>[((0, 1), (2, 5), 'POS')]</c>.</summary>
internal static partial class OpinionTriplets
{
    private const string Divider = "####";

    /// <summary>Tells a file of triplets from one of <see cref="AspectExamples"/>, which stand in the same folder.</summary>
    public static bool IsOne(string path) => TextFile.Lines(path).FirstOrDefault().Text?.Contains(Divider, StringComparison.Ordinal) == true;

    /// <summary>Reviews whose triplets all have one polarity and are not neutral.</summary>
    public static IEnumerable<PolarText> Read(string path)
    {
        foreach (var line in TextFile.Lines(path))
        {
            var end = line.Text.IndexOf(Divider, StringComparison.Ordinal);
            string[] polarities = end <= 0 ? [] : [.. Polarity().Matches(line.Text[(end + Divider.Length)..]).Select(match => match.Groups[1].Value).Distinct()];
            if (polarities.Length == 0)
                throw line.Broken("it is not characters, #### and triplets that end in 'POS', 'NEG' or 'NEU'");
            if (polarities is ["POS"] or ["NEG"])
                yield return new(ChineseText.Joined(line.Text[..end]), "zh", polarities[0] == "POS");
        }
    }

    [GeneratedRegex("'(POS|NEG|NEU)'")]
    private static partial Regex Polarity();
}
