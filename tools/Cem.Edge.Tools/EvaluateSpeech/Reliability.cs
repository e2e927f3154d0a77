using Cem.Edge.Speech;
using Cem.Edge.Tools.Calibrating;

namespace Cem.Edge.Tools.EvaluateSpeech;

/// <summary>
/// Whether of the words in phrases of confidence 0.9 nine in ten are right, which is what <see cref="Phrase.Confidence"/> says. Taken over phrases whose own truth is
/// known: those of clips with a transcript and a single phrase. Every word counts the same; unscored phrases have no confidence and are left out.
/// </summary>
internal sealed record Reliability
{
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
        Judged[] weighed = [.. judged.Select(phrase => phrase.ByWords)];
        var bins = ConfidenceBins.Of(weighed);
        return new Reliability
        {
            Phrases = judged.Count,
            Words = judged.Sum(phrase => phrase.Words),
            MeanConfidence = Rounded(bins.Sum(bin => bin.Share * bin.MeanConfidence)),
            ShareRight = Rounded(bins.Sum(bin => bin.Share * bin.ShareRight)),
            CalibrationError = Rounded(ConfidenceBins.Error(bins)),
            Brier = Rounded(ConfidenceBins.Brier(weighed)),
            Bins = [.. bins.Zip(judged.GroupBy(phrase => ConfidenceBins.IndexOf(phrase.Confidence)).OrderBy(bin => bin.Key), ReliabilityBin.Of)],
        };
    }

    private static double Rounded(double figure) => Math.Round(figure, 3);

    private static IEnumerable<JudgedPhrase> Judge(ClipResult result) =>
        result is { Clip.IsSpeech: true, Errors: { Units: > 0 } errors, Transcription.Phrases: [{ Status: not PhraseStatus.Unscored } phrase] }
            ? [new(phrase.Confidence, Math.Max(0, 1 - errors.Rate), errors.Units)]
            : [];
}

/// <param name="Right">Share of its words that are right.</param>
/// <param name="Words">Words of its transcript.</param>
internal readonly record struct JudgedPhrase(double Confidence, double Right, int Words)
{
    /// <summary>As heavy as its words.</summary>
    public Judged ByWords => new(Confidence, Right, Words);
}

/// <param name="From">Confidence from here, inclusive.</param>
/// <param name="To">To here, exclusive, but inclusive for 1.</param>
/// <param name="N">Phrases.</param>
/// <param name="ShareRight">Of their words.</param>
/// <param name="Flawless">Phrases without an error.</param>
internal sealed record ReliabilityBin(double From, double To, int N, int Words, double MeanConfidence, double ShareRight, int Flawless)
{
    public static ReliabilityBin Of(ConfidenceBin bin, IEnumerable<JudgedPhrase> phrases) => new(
        bin.From, bin.To, bin.N, phrases.Sum(phrase => phrase.Words), Math.Round(bin.MeanConfidence, 3), Math.Round(bin.ShareRight, 3), phrases.Count(phrase => phrase.Right == 1));
}
