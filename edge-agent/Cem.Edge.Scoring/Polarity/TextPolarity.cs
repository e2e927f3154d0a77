using Cem.Edge.Scoring.Remarks;

namespace Cem.Edge.Scoring.Polarity;

/// <summary>Polarities of a text's clauses, in order, and of the text read as one.</summary>
/// <param name="Clauses">One a clause.</param>
/// <param name="Whole">Null where the text is too long to be read as one; of a text of one clause its polarity.</param>
internal sealed record TextPolarity(IReadOnlyList<ClausePolarity> Clauses, ClausePolarity? Whole)
{
    /// <summary>What the text read as one sounds like; null for a long text, or where the model knows no remarks.</summary>
    public RemarkScores? Remark { get; init; }

    /// <summary>Share of the whole: a model reads a sentence better than the mean of its pieces (README, Decisions).</summary>
    private const double WholeShare = 0.7;

    /// <summary>Where a contrast word weighs the clauses, they are asked first.</summary>
    private const double WholeShareOfContrast = 0.15;

    /// <summary>-1 to 1 over the clauses that hold an opinion; null without one.</summary>
    public double? OfDocument(IReadOnlyList<Finding> findings)
    {
        var opinions = findings.Where(finding => finding.Polarity is not null).ToArray();
        if (opinions.Length == 0)
        {
            return null;
        }

        var mean = opinions.Sum(finding => finding.Polarity!.Value * finding.Weight) / opinions.Sum(finding => finding.Weight);
        var share = Array.Exists(opinions, finding => finding.Weight > 1) ? WholeShareOfContrast : WholeShare;
        return Math.Round(Whole?.Value is { } whole ? ((1 - share) * mean) + (share * whole) : mean, 2);
    }
}
