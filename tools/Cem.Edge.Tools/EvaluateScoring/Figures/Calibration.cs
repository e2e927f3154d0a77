using Cem.Edge.Tools.Calibrating;

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
    /// <summary>Expected calibration error, 0 to 1.</summary>
    public required double Ece { get; init; }

    public required double Brier { get; init; }

    public required int Findings { get; init; }

    public required IReadOnlyList<ConfidenceBin> Bins { get; init; }

    public required IReadOnlyDictionary<string, double> SetEce { get; init; }

    public static Calibration Of(IReadOnlyCollection<JudgedFinding> findings)
    {
        var sizes = findings.CountBy(finding => finding.Set).ToDictionary();
        Judged[] weighed = [.. findings.Select(finding => new Judged(finding.Confidence, finding.Right, 1.0 / sizes[finding.Set] / sizes.Count))];
        var bins = ConfidenceBins.Of(weighed);
        return new Calibration
        {
            Ece = Math.Round(ConfidenceBins.Error(bins), 3),
            Brier = Math.Round(ConfidenceBins.Brier(weighed), 3),
            Findings = findings.Count,
            Bins = [.. bins.Select(bin => bin.Rounded())],
            SetEce = findings.GroupBy(finding => finding.Set)
                .ToDictionary(set => set.Key, set => Math.Round(ConfidenceBins.Error(ConfidenceBins.Of([.. set.Select(one => new Judged(one.Confidence, one.Right, 1))])), 3)),
        };
    }
}
