using Cem.Edge.Scoring;
using Cem.Edge.Tools.EvaluateScoring.Figures;
using Cem.Edge.Tools.EvaluateScoring.Reading;
using Cem.Edge.Tools.LabelledText;

namespace Cem.Edge.Tools.EvaluateScoring.Own;

/// <summary>The project's own remarks of one language: does the engine say what two people said? Shares, 0 to 1.</summary>
/// <param name="N">Remarks.</param>
/// <param name="AspectF1">First-level aspects, over all remarks.</param>
/// <param name="AspectPolarity">Of the aspects found that are positive or negative, the share with the right sign.</param>
/// <param name="Department">Share right, "none" among them.</param>
/// <param name="LabelF1">Mean of the F1 of pain, itch and pleasure.</param>
internal sealed record OwnFigures(
    int N, double Gate, double AspectF1, double AspectPolarity, double Department, double LabelF1, double PainF1, double ItchF1, double PleasureF1, double Severity, double Effort)
{
    private static readonly Label[] Labels = [Label.Pain, Label.Itch, Label.Pleasure];

    public static OwnFigures Of(IReadOnlyList<(RemarkLabel Truth, Verdict Verdict)> remarks)
    {
        var labels = Labels.Select(label => Hits.Sum(remarks.Select(remark => Found(remark.Truth.Label == Word(label), remark.Verdict.Label == label))).F1).ToArray();
        var signs = remarks.SelectMany(SignsOfFound).ToArray();
        return new OwnFigures(
            remarks.Count,
            Share(remark => remark.Truth.Gate == Word(remark.Verdict.Gate)),
            Rounded(Hits.Sum(remarks.Select(remark => Hits.Of(remark.Truth.Aspects.Keys.ToHashSet(), remark.Verdict.Aspects.Keys.ToHashSet()))).F1),
            signs.Length == 0 ? 0 : Rounded(signs.Average(one => one.Right)),
            Share(remark => remark.Truth.Department == (remark.Verdict.Department.Length == 0 ? "none" : remark.Verdict.Department)),
            Rounded(labels.Average()),
            Rounded(labels[0]),
            Rounded(labels[1]),
            Rounded(labels[2]),
            Share(remark => remark.Truth.Severity == Word(remark.Verdict.Severity)),
            Share(remark => remark.Truth.Effort == remark.Verdict.Effort));

        double Share(Func<(RemarkLabel Truth, Verdict Verdict), bool> right) => remarks.Count == 0 ? 0 : Rounded(remarks.Count(right) / (double)remarks.Count);
    }

    private static IEnumerable<PolarityCase> SignsOfFound((RemarkLabel Truth, Verdict Verdict) remark) => remark.Truth.Aspects
        .Where(aspect => aspect.Value is "positive" or "negative" && remark.Verdict.Aspects.ContainsKey(aspect.Key))
        .Select(aspect => PolarityCase.Of(aspect.Value == "positive", remark.Verdict.Aspects[aspect.Key]));

    private static Hits Found(bool real, bool said) => (real, said) switch
    {
        (true, true) => new(1, 0, 0),
        (false, true) => new(0, 1, 0),
        (true, false) => new(0, 0, 1),
        _ => default,
    };

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static double Rounded(double share) => Math.Round(share, 4);
}
