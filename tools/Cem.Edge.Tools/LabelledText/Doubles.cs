namespace Cem.Edge.Tools.LabelledText;

/// <summary>Takes out what would be counted twice, or trained on and then asked for (SCORING.md 6, "Trap").</summary>
internal static class Doubles
{
    /// <summary>Each text once, where it first stood; texts that carry both labels not at all.</summary>
    public static IEnumerable<PolarText> Without(IEnumerable<PolarText> texts) =>
        texts.GroupBy(text => text.Text).Where(same => same.All(text => text.Positive == same.First().Positive)).Select(same => same.First());

    /// <summary>Texts that do not occur in <paramref name="heldOut"/>, whatever their case, blanks and punctuation.</summary>
    public static IEnumerable<PolarText> Outside(IEnumerable<PolarText> texts, IEnumerable<string> heldOut)
    {
        var taken = heldOut.Select(Key).ToHashSet();
        return texts.Where(text => !taken.Contains(Key(text.Text)));
    }

    /// <summary>Letters and digits alone, in lower case.</summary>
    private static string Key(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
