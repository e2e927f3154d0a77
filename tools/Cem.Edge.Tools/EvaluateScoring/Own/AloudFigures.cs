namespace Cem.Edge.Tools.EvaluateScoring.Own;

/// <summary>English held-out remarks read aloud through our own recogniser, beside the same remarks as written.</summary>
/// <param name="WordErrorRate">Of the recogniser on these remarks, 0 to 1.</param>
/// <param name="Loss">Points lost, by figure.</param>
internal sealed record AloudFigures(double WordErrorRate, OwnFigures Written, OwnFigures Heard, IReadOnlyDictionary<string, double> Loss)
{
    public static AloudFigures Of(double wordErrorRate, OwnFigures written, OwnFigures heard) => new(Math.Round(wordErrorRate, 4), written, heard, new Dictionary<string, double>
    {
        ["aspect_f1"] = Points(written.AspectF1 - heard.AspectF1),
        ["department"] = Points(written.Department - heard.Department),
        ["label_f1"] = Points(written.LabelF1 - heard.LabelF1),
    });

    private static double Points(double loss) => Math.Round(100 * loss, 2);
}
