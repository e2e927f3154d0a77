using Cem.Edge.Scoring;
using Cem.Edge.Tools.EvaluateScoring.PersonalData;
using Cem.Edge.Tools.EvaluateScoring.Reading;
using Cem.Edge.Tools.LabelledText;

namespace Cem.Edge.Tools.EvaluateScoring.Privacy;

/// <summary>Figures of one class of personal data, 0 to 1.</summary>
/// <param name="Precision">Of the masks of its kind, the share that lies on something labelled; null without a mask.</param>
/// <param name="Recall">Share of the values of which no letter or digit is left.</param>
/// <param name="Kind">Share of the values under a mask of the right kind.</param>
internal sealed record ClassFigures(double? Precision, double Recall, int N, double Kind);

/// <summary>What is masked, and what should not be. The redaction is the same whichever polarity model speaks.</summary>
internal static class PrivacyFigures
{
    private const int Seed = 20_261_124;
    private const int RemarksOfEachClass = 300;

    /// <summary>Made-up remarks, written and spoken, and Presidio's sentences.</summary>
    public static Dictionary<string, ClassFigures> ByClass(Scorer scorer, DataFolder data) =>
        PersonalDataFigures.Measure(scorer, new PersonalDataSamples(Seed).Make(RemarksOfEachClass).Concat(PresidioSamples.Find(data)))
            .ToDictionary(one => one.Key, one => new ClassFigures(one.Value.Precision is { } precision ? Rounded(precision) : null, Rounded(one.Value.Recall), one.Value.N, Rounded(one.Value.Kind)));

    /// <summary>Share of the words (Chinese: characters) under a mask in texts that hold no personal data.</summary>
    public static double FalseMasks(IEnumerable<(string Text, string Language)> plain, VerdictTable verdicts)
    {
        var (words, masked) = (0, 0);
        foreach (var (text, language) in plain)
        {
            words += WordCount.Of(text);
            masked += verdicts[text, language].MaskedWords;
        }

        return words == 0 ? 0 : Math.Round(masked / (double)words, 5);
    }

    private static double Rounded(double share) => Math.Round(share, 4);
}
