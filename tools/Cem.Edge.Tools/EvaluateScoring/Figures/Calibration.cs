namespace Cem.Edge.Tools.EvaluateScoring.Figures;

/// <summary>A finding whose truth is known.</summary>
/// <param name="Right">1, 0, or 0.5 for a polarity of exactly zero.</param>
internal readonly record struct JudgedFinding(string Set, double Confidence, double Right);

/// <summary>
/// Whether of findings with a confidence of 0.9 nine in ten are right. Taken over texts with one opinion clause, whose truth is that of the text; every set weighs the same,
/// or the largest would be the figure.
/// </summary>
internal sealed record Calibration
{
    private const int BinCount = 10;

    /// <summary>Expected calibration error: mean distance between a bin's confidence and its share right, 0 to 1.</summary>
    public required double Ece { get; init; }

    public required double Brier { get; init; }

    public required int Findings { get; init; }

    public required IReadOnlyList<CalibrationBin> Bins { get; init; }

    public required IReadOnlyDictionary<string, double> SetEce { get; init; }

    public static Calibration Of(IReadOnlyCollection<JudgedFinding> findings)
    {
        var sizes = findings.CountBy(finding => finding.Set).ToDictionary();
        var weighed = findings.Select(finding => (finding.Confidence, finding.Right, Weight: 1.0 / sizes[finding.Set] / sizes.Count)).ToList();
        var bins = Binned(weighed);
        return new Calibration
        {
            Ece = Math.Round(ErrorOf(bins), 3),
            Brier = Math.Round(weighed.Sum(one => one.Weight * (one.Confidence - one.Right) * (one.Confidence - one.Right)), 3),
            Findings = findings.Count,
            Bins = [.. bins.Select(bin => bin.Rounded())],
            SetEce = findings.GroupBy(finding => finding.Set)
                .ToDictionary(set => set.Key, set => Math.Round(ErrorOf(Binned([.. set.Select(one => (one.Confidence, one.Right, 1.0 / sizes[set.Key]))])), 3)),
        };
    }

    private static double ErrorOf(IEnumerable<CalibrationBin> bins) => bins.Sum(bin => bin.Share * Math.Abs(bin.MeanConfidence - bin.ShareRight));

    private static List<CalibrationBin> Binned(List<(double Confidence, double Right, double Weight)> findings) =>
    [
        .. findings.GroupBy(one => Math.Min(BinCount - 1, (int)(one.Confidence * BinCount))).OrderBy(bin => bin.Key).Select(bin =>
        {
            var weight = bin.Sum(one => one.Weight);
            return new CalibrationBin((double)bin.Key / BinCount, (bin.Key + 1.0) / BinCount, bin.Count(), weight, bin.Sum(one => one.Weight * one.Confidence) / weight, bin.Sum(one => one.Weight * one.Right) / weight);
        }),
    ];
}

/// <param name="From">Confidence from here, inclusive.</param>
/// <param name="To">To here, exclusive, but inclusive for 1.</param>
/// <param name="Share">Weight of the bin among all, 0 to 1.</param>
internal sealed record CalibrationBin(double From, double To, int N, double Share, double MeanConfidence, double ShareRight)
{
    public CalibrationBin Rounded() => this with { Share = Math.Round(Share, 3), MeanConfidence = Math.Round(MeanConfidence, 3), ShareRight = Math.Round(ShareRight, 3) };
}
