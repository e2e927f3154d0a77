using Cem.Edge.Tools.EvaluateScoring.Figures;
using Cem.Edge.Tools.EvaluateScoring.Reading;
using Cem.Edge.Tools.LabelledText;

namespace Cem.Edge.Tools.EvaluateScoring.Own;

/// <summary>English held-out remarks read aloud through our own recogniser, beside the same remarks as written.</summary>
/// <param name="WordErrorRate">Of the recogniser on these remarks, 0 to 1.</param>
/// <param name="Loss">Points lost, by figure.</param>
/// <param name="Between">95 % of the loss: the same remarks drawn anew on both sides. Few remarks of a label make it wide.</param>
internal sealed record AloudFigures(
    double WordErrorRate, OwnFigures Written, OwnFigures Heard, IReadOnlyDictionary<string, double> Loss, IReadOnlyDictionary<string, LossInterval> Between)
{
    private static readonly (string Name, Func<OwnFigures, double> Figure)[] Promised =
        [("aspect_f1", figures => figures.AspectF1), ("department", figures => figures.Department), ("label_f1", figures => figures.LabelF1)];

    public static AloudFigures Of(double wordErrorRate, IReadOnlyList<AloudRemark> remarks)
    {
        int[] all = [.. Enumerable.Range(0, remarks.Count)];
        var (written, heard) = (As(remark => remark.Written, all), As(remark => remark.Heard, all));
        return new(
            Math.Round(wordErrorRate, 4),
            written,
            heard,
            Promised.ToDictionary(one => one.Name, one => Points(one.Figure(written) - one.Figure(heard))),
            Promised.ToDictionary(one => one.Name, one => Interval(one.Figure)));

        OwnFigures As(Func<AloudRemark, Verdict> verdict, int[] drawn) => OwnFigures.Of([.. drawn.Select(i => (remarks[i].Truth, verdict(remarks[i])))]);

        LossInterval Interval(Func<OwnFigures, double> figure)
        {
            var (low, high) = Bootstrap.Interval(remarks.Count, drawn => figure(As(remark => remark.Written, drawn)) - figure(As(remark => remark.Heard, drawn)));
            return new(Points(low), Points(high));
        }
    }

    private static double Points(double loss) => Math.Round(100 * loss, 2);
}

/// <summary>What the scorer says of a remark as it was written and as it was heard.</summary>
internal sealed record AloudRemark(RemarkLabel Truth, Verdict Written, Verdict Heard);

/// <summary>In points; below 0 nothing is lost.</summary>
internal sealed record LossInterval(double Low, double High);
