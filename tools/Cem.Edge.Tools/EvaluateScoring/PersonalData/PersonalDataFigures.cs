using Cem.Edge.Scoring;

namespace Cem.Edge.Tools.EvaluateScoring.PersonalData;

/// <summary>How much of what had to be masked was masked.</summary>
/// <param name="Precision">Of the masks of this kind, the share that lies on a value of any kind; null without a mask.</param>
/// <param name="Recall">Share of the values of which no character is left, whatever the kind of the mask.</param>
/// <param name="Kind">Share of the values whose mask has the right kind.</param>
/// <param name="N">Number of values.</param>
internal readonly record struct MaskFigure(double? Precision, double Recall, double Kind, int N);

/// <summary>Measures the redaction of a scorer on made-up remarks and on remarks without personal data.</summary>
internal static class PersonalDataFigures
{
    /// <summary>Figures by class, for example <c>card_spoken</c>.</summary>
    public static IReadOnlyDictionary<string, MaskFigure> Measure(Scorer scorer, IEnumerable<PersonalDataSample> samples)
    {
        var counts = new SortedDictionary<string, (int N, int Hidden, int RightKind, int Masks, int OnValue)>(StringComparer.Ordinal);
        foreach (var sample in samples)
        {
            var masks = scorer.Score(sample.Text, sample.Language).Masks;
            foreach (var values in sample.Values.Where(value => value.Class.Length > 0).GroupBy(value => value.Class))
            {
                var kind = values.First().Kind;
                var ofKind = masks.Where(mask => KindOf(mask) == kind).ToArray();
                var (n, hidden, right, all, on) = counts.GetValueOrDefault(values.Key);
                counts[values.Key] = (
                    n + values.Count(),
                    hidden + values.Count(value => IsHidden(sample.Text, value, [.. masks.Where(mask => Touches(mask, value))])),
                    right + values.Count(value => ofKind.Any(mask => Touches(mask, value))),
                    all + ofKind.Length,
                    on + ofKind.Count(mask => sample.Values.Any(value => Touches(mask, value))));
            }
        }

        return counts.ToDictionary(pair => pair.Key, pair => pair.Value is var c ? new MaskFigure(c.Masks == 0 ? null : c.OnValue / (double)c.Masks, c.Hidden / (double)c.N, c.RightKind / (double)c.N, c.N) : default, StringComparer.Ordinal);
    }

    /// <summary>Share of words (of characters in Chinese) that are masked although nothing in these texts is personal.</summary>
    public static double FalseMasks(Scorer scorer, IEnumerable<string> plain)
    {
        var (words, masked) = (0, 0);
        foreach (var text in plain)
        {
            words += Words(text);
            masked += scorer.Score(text).Masks.Sum(mask => Words(text.Substring(mask.SourceStart, mask.SourceLength)));
        }

        return words == 0 ? 0 : masked / (double)words;
    }

    /// <summary>A name of staff is shown as their role: the same find.</summary>
    private static string KindOf(Mask mask) => mask.Kind == "staff" ? "name" : mask.Kind;

    private static bool Touches(Mask mask, PersonalValue value) => mask.SourceStart < value.End && value.Start < mask.SourceStart + mask.SourceLength;

    private static bool IsHidden(string text, PersonalValue value, Mask[] masks) =>
        Enumerable.Range(value.Start, value.Length).All(i => !char.IsLetterOrDigit(text[i]) || masks.Any(mask => mask.SourceStart <= i && i < mask.SourceStart + mask.SourceLength));

    private static int Words(string text) => text.Count(c => c >= '\u4E00') is > 0 and var characters ? characters : text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
}
