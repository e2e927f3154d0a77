namespace Cem.Edge.Tools.Calibrating;

/// <summary>Something said with a confidence, and whether it was right.</summary>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Right">Share of it that was right, 0 to 1.</param>
/// <param name="Weight">How much it counts.</param>
internal readonly record struct Judged(double Confidence, double Right, double Weight);

/// <summary>Whether of what is said with a confidence of 0.9 nine in ten are right: ten bins of equal width, for findings and for phrases alike.</summary>
internal static class ConfidenceBins
{
    private const int Count = 10;

    /// <summary>Number of the bin of a confidence; 1 belongs to the last.</summary>
    public static int IndexOf(double confidence) => Math.Min(Count - 1, (int)(confidence * Count));

    /// <summary>Bins that hold something, by rising confidence; not rounded.</summary>
    public static IReadOnlyList<ConfidenceBin> Of(IReadOnlyCollection<Judged> all)
    {
        var total = all.Sum(one => one.Weight);
        return
        [
            .. all.GroupBy(one => IndexOf(one.Confidence)).OrderBy(bin => bin.Key).Select(bin =>
            {
                var weight = bin.Sum(one => one.Weight);
                return new ConfidenceBin((double)bin.Key / Count, (bin.Key + 1.0) / Count, bin.Count(), weight / total, Mean(bin, weight, one => one.Confidence), Mean(bin, weight, one => one.Right));
            }),
        ];
    }

    /// <summary>Expected calibration error: mean distance between a bin's confidence and its share right, 0 to 1.</summary>
    public static double Error(IEnumerable<ConfidenceBin> bins) => bins.Sum(bin => bin.Share * Math.Abs(bin.MeanConfidence - bin.ShareRight));

    /// <summary>Mean squared distance between a confidence and what was right.</summary>
    public static double Brier(IReadOnlyCollection<Judged> all) =>
        all.Count == 0 ? 0 : Mean(all, all.Sum(one => one.Weight), one => (one.Confidence - one.Right) * (one.Confidence - one.Right));

    private static double Mean(IEnumerable<Judged> all, double weight, Func<Judged, double> value) => all.Sum(one => one.Weight * value(one)) / weight;
}

/// <param name="From">Confidence from here, inclusive.</param>
/// <param name="To">To here, exclusive, but inclusive for 1.</param>
/// <param name="Share">Weight of the bin among all, 0 to 1.</param>
internal sealed record ConfidenceBin(double From, double To, int N, double Share, double MeanConfidence, double ShareRight)
{
    public ConfidenceBin Rounded() => this with { Share = Math.Round(Share, 3), MeanConfidence = Math.Round(MeanConfidence, 3), ShareRight = Math.Round(ShareRight, 3) };
}
