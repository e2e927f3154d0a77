using Cem.Edge.Speech;

namespace Cem.Edge.Tools.EvaluateSpeech;

/// <summary>
/// Whether of the words in phrases of confidence 0.9 nine in ten are right, which is what <see cref="Phrase.Confidence"/> says. Taken over phrases whose own truth is
/// known: those of clips with a transcript and a single phrase. Every word counts the same; unscored phrases have no confidence and are left out.
/// </summary>
internal sealed record Reliability
{
    private const int BinCount = 10;

    public required int Phrases { get; init; }

    /// <summary>Words (Chinese: characters) of their transcripts.</summary>
    public required int Words { get; init; }

    public required double MeanConfidence { get; init; }

    /// <summary>Share of the words that are right: 1 - error rate, at least 0 for each phrase.</summary>
    public required double ShareRight { get; init; }

    /// <summary>Mean over the words of the distance between a bin's confidence and its share right (expected calibration error), 0 to 1.</summary>
    public required double CalibrationError { get; init; }

    /// <summary>Mean over the words of the squared distance between a phrase's confidence and its own share right.</summary>
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
            Words = judged.Sum(phrase => phrase.Words),
            MeanConfidence = JudgedPhrase.Mean(judged, phrase => phrase.Confidence),
            ShareRight = JudgedPhrase.Mean(judged, phrase => phrase.Right),
            CalibrationError = judged.Count == 0 ? 0 : Math.Round(bins.Sum(bin => bin.Words * Math.Abs(bin.MeanConfidence - bin.ShareRight)) / judged.Sum(phrase => phrase.Words), 3),
            Brier = JudgedPhrase.Mean(judged, phrase => (phrase.Confidence - phrase.Right) * (phrase.Confidence - phrase.Right)),
            Bins = bins,
        };
    }

    private static IEnumerable<JudgedPhrase> Judge(ClipResult result) =>
        result is { Clip.IsSpeech: true, Errors: { Units: > 0 } errors, Transcription.Phrases: [{ Status: not PhraseStatus.Unscored } phrase] }
            ? [new(phrase.Confidence, Math.Max(0, 1 - errors.Rate), errors.Units)]
            : [];
}

/// <param name="Right">Share of its words that are right.</param>
/// <param name="Words">Words of its transcript.</param>
internal readonly record struct JudgedPhrase(double Confidence, double Right, int Words)
{
    /// <summary>Mean over words.</summary>
    public static double Mean(IReadOnlyCollection<JudgedPhrase> phrases, Func<JudgedPhrase, double> value) =>
        phrases.Count == 0 ? 0 : Math.Round(phrases.Sum(phrase => phrase.Words * value(phrase)) / phrases.Sum(phrase => phrase.Words), 3);
}

/// <param name="From">Confidence from here, inclusive.</param>
/// <param name="To">To here, exclusive, but inclusive for 1.</param>
/// <param name="N">Phrases.</param>
/// <param name="ShareRight">Of their words.</param>
/// <param name="Flawless">Phrases without an error.</param>
internal sealed record ReliabilityBin(double From, double To, int N, int Words, double MeanConfidence, double ShareRight, int Flawless)
{
    public static ReliabilityBin Of(double from, double to, IReadOnlyList<JudgedPhrase> phrases) => new(
        from, to, phrases.Count, phrases.Sum(phrase => phrase.Words), JudgedPhrase.Mean(phrases, phrase => phrase.Confidence),
        JudgedPhrase.Mean(phrases, phrase => phrase.Right), phrases.Count(phrase => phrase.Right == 1));
}
