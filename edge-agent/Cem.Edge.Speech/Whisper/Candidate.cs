namespace Cem.Edge.Speech.Whisper;

/// <summary>A decoded phrase: text tokens with their log probabilities; <paramref name="EndLogProb"/> that of end-of-text, null when it did not come in time.</summary>
internal sealed record Candidate(IReadOnlyList<int> Tokens, IReadOnlyList<double> LogProbs, double? EndLogProb)
{
    public bool Ended => EndLogProb is not null;

    /// <summary>The other texts that the same search brought to an end; none where it follows only one.</summary>
    public IReadOnlyList<Candidate> Rivals { get; init; } = [];

    public double Sum { get; } = LogProbs.Sum() + (EndLogProb ?? 0);

    /// <summary>As the reference reports it: sum / (tokens + 1).</summary>
    public double AvgLogProb => Sum / (Tokens.Count + 1);

    /// <summary>As the reference ranks beams: sum / tokens.</summary>
    public double Rank => Sum / Math.Max(1, Tokens.Count);
}
