using Cem.Edge.Speech;

namespace Cem.Edge.Tools.EvaluateSpeech;

/// <summary>
/// Whether a confidence of 0.8 is right eight times of ten. Taken over phrases whose own truth is known: those of clips with a transcript and a single phrase.
/// Right means without an error after the rules of SPEECH.md 15; unscored phrases have no confidence and are left out.
/// </summary>
internal sealed record Reliability
{
    private const int BinCount = 10;

    public required int Phrases { get; init; }

    public required double MeanConfidence { get; init; }

    public required double ShareRight { get; init; }

    /// <summary>Mean over the phrases of the distance between a bin's confidence and its share right (expected calibration error), 0 to 1.</summary>
    public required double CalibrationError { get; init; }

    /// <summary>Mean square of confidence less right (1) or wrong (0): 0 is perfect, 0.25 is a coin.</summary>
    public required double Brier { get; init; }

    public required IReadOnlyList<ReliabilityBin> Bins { get; init; }

    public static Reliability Of(IEnumerable<ClipResult> results)
    {
        var judged = results.SelectMany(Judge).ToList();
        var bins = judged.GroupBy(phrase => Math.Min(BinCount - 1, (int)(phrase.Confidence * BinCount))).OrderBy(bin => bin.Key)
            .Select(bin => ReliabilityBin.Of((double)bin.Key / BinCount, (double)(bin.Key + 1) / BinCount, [.. bin])).ToList();
        return new Reliability
        {
            Phrases = judged.Count,
            MeanConfidence = Mean(judged.Select(phrase => phrase.Confidence)),
            ShareRight = Mean(judged.Select(phrase => phrase.Right)),
            CalibrationError = judged.Count == 0 ? 0 : Math.Round(bins.Sum(bin => bin.N * Math.Abs(bin.MeanConfidence - bin.ShareRight)) / judged.Count, 3),
            Brier = Mean(judged.Select(phrase => (phrase.Confidence - phrase.Right) * (phrase.Confidence - phrase.Right))),
            Bins = bins,
        };
    }

    internal static double Mean(IEnumerable<double> values) => Math.Round(values.DefaultIfEmpty().Average(), 3);

    private static IEnumerable<JudgedPhrase> Judge(ClipResult result) =>
        result is { Clip.IsSpeech: true, Errors: { Units: > 0 } errors, Transcription.Phrases: [{ Status: not PhraseStatus.Unscored } phrase] }
            ? [new(phrase.Confidence, errors.Errors == 0 ? 1 : 0, Math.Max(0, 1 - errors.Rate))]
            : [];
}

/// <param name="Right">1 without an error, else 0.</param>
/// <param name="WordsRight">1 - error rate, at least 0.</param>
internal readonly record struct JudgedPhrase(double Confidence, double Right, double WordsRight);

/// <param name="From">Confidence from here, inclusive.</param>
/// <param name="To">To here, exclusive, but inclusive for 1.</param>
/// <param name="ShareRight">Phrases without an error.</param>
/// <param name="WordsRight">Mean of 1 - error rate.</param>
internal sealed record ReliabilityBin(double From, double To, int N, double MeanConfidence, double ShareRight, double WordsRight)
{
    public static ReliabilityBin Of(double from, double to, IReadOnlyList<JudgedPhrase> phrases) => new(
        from, to, phrases.Count, Reliability.Mean(phrases.Select(phrase => phrase.Confidence)), Reliability.Mean(phrases.Select(phrase => phrase.Right)),
        Reliability.Mean(phrases.Select(phrase => phrase.WordsRight)));
}
