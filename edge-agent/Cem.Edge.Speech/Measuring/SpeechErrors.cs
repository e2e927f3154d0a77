namespace Cem.Edge.Speech.Measuring;

/// <summary>Errors of a transcript against what was said (METRICS.md G12): substitutions, deletions and insertions.</summary>
/// <param name="Errors">Least number of single edits from the reference to the transcript.</param>
/// <param name="Units">Words (English) or characters (Chinese) of the reference.</param>
public readonly record struct SpeechErrors(int Errors, int Units)
{
    /// <summary>Errors / units: WER for English, CER for Chinese; 0 without units.</summary>
    public double Rate => Units == 0 ? 0 : (double)Errors / Units;

    /// <summary>Compares both texts after the rules of SPEECH.md 15. Words for <c>en</c>, characters for <c>zh</c>.</summary>
    public static SpeechErrors Between(string reference, string transcript, string language)
    {
        var said = UnitsOf(reference, language);
        return new(EditDistance(said, UnitsOf(transcript, language)), said.Count);
    }

    /// <summary>The units that are compared: normalised words or characters.</summary>
    public static IReadOnlyList<string> UnitsOf(string text, string language) =>
        language == "zh" ? ChineseText.Characters(text) : EnglishText.Words(text);

    /// <summary>Least number of single edits between two rows of units.</summary>
    internal static int EditDistance(IReadOnlyList<string> from, IReadOnlyList<string> to)
    {
        var row = Enumerable.Range(0, to.Count + 1).ToArray();
        for (var i = 1; i <= from.Count; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Count; j++)
            {
                var substituted = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
