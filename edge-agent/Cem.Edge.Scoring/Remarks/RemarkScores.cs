namespace Cem.Edge.Scoring.Remarks;

/// <summary>What a text sounds like to somebody who has read the project's own store remarks.</summary>
/// <param name="Aspects">By first-level aspect: about 1 for a text on it, about 0 for any other.</param>
/// <param name="Praise">About 1 where it praises, about -1 where it complains.</param>
/// <param name="Opinion">About 1 for an opinion, about -1 for a request, a wish or small talk.</param>
/// <param name="Delight">About 1 where somebody is delighted, about -1 for the merely satisfied.</param>
/// <param name="Wish">Of what is no opinion: about 1 for a wish, about -1 for a plain request or small talk.</param>
/// <param name="Nearness">Probability of being a store remark rather than a review or a banking question: how much the rest is worth.</param>
internal sealed record RemarkScores(IReadOnlyDictionary<string, double> Aspects, double Praise, double Opinion, double Delight, double Wish, double Nearness)
{
    /// <summary>False where words had to do alone: the names that a clause gives are then surer than what it sounds like.</summary>
    public bool HasMeaning { get; init; }
}
