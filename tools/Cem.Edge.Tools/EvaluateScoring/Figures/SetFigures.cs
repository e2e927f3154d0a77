namespace Cem.Edge.Tools.EvaluateScoring.Figures;

/// <summary>Figures of one set, 0 to 1.</summary>
/// <param name="N">Texts; for aspects, texts with their aspects; for aspect_polarity, aspects found.</param>
/// <param name="F1">Polarity: mean of both classes. Aspects: over all nodes of all texts (micro).</param>
/// <param name="Low">95 % interval of the balanced accuracy; of the F1 for aspects.</param>
internal sealed record SetFigures(int N, double Accuracy, double BalancedAccuracy, double F1, double Low, double High)
{
    /// <summary>Share of the texts without a polarity, which are half right.</summary>
    public double? Undecided { get; init; }

    /// <summary>Aspects only.</summary>
    public double? Precision { get; init; }

    public double? Recall { get; init; }

    public static SetFigures Of(IReadOnlyList<PolarityCase> cases)
    {
        var (low, high) = Bootstrap.Interval(cases.Count, drawn => PolarityCases.Balanced(drawn.Select(i => cases[i])));
        return new(cases.Count, Rounded(PolarityCases.Accuracy(cases)), Rounded(PolarityCases.Balanced(cases)), Rounded(PolarityCases.MacroF1(cases)), Rounded(low), Rounded(high))
        {
            Undecided = cases.Count == 0 ? 0 : Rounded(cases.Count(one => one.Said == 0.5) / (double)cases.Count),
        };
    }

    /// <param name="nodes">Nodes each text could have been given: accuracy is over all of these decisions.</param>
    public static SetFigures OfAspects(IReadOnlyList<Hits> texts, int nodes)
    {
        var all = Hits.Sum(texts);
        var (low, high) = Bootstrap.Interval(texts.Count, drawn => Hits.Sum(drawn.Select(i => texts[i])).F1);
        double decisions = texts.Count * nodes;
        var quiet = decisions - all.Right - all.Wrong - all.Missed;
        var specificity = quiet + all.Wrong == 0 ? 0 : quiet / (quiet + all.Wrong);
        return new(texts.Count, Rounded((all.Right + quiet) / Math.Max(1, decisions)), Rounded((all.Recall + specificity) / 2), Rounded(all.F1), Rounded(low), Rounded(high))
        {
            Precision = Rounded(all.Precision),
            Recall = Rounded(all.Recall),
        };
    }

    private static double Rounded(double figure) => Math.Round(figure, 4);
}

/// <param name="N">Texts that ask.</param>
/// <param name="TakenForOpinion">Share of them in which the scorer sees an opinion.</param>
/// <param name="Precision">Of all texts called requests, here and among the opinions of the set named in <paramref name="Against"/>, the share that asks.</param>
/// <param name="Recall">Share of the texts called requests.</param>
internal sealed record GateFigures(int N, double TakenForOpinion, double Precision, double Recall, string Against);
