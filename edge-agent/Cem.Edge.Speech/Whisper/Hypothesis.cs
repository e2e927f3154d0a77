namespace Cem.Edge.Speech.Whisper;

/// <summary>A chain of tokens under way: beams that share a beginning share its links.</summary>
internal sealed record Hypothesis(Hypothesis? Before, int Token, double LogProb)
{
    public int Length { get; } = (Before?.Length ?? 0) + 1;

    public double Sum { get; } = (Before?.Sum ?? 0) + LogProb;

    /// <summary>Ends here; <paramref name="endLogProb"/> is that of end-of-text, or null when it did not come.</summary>
    public static Candidate Close(Hypothesis? last, double? endLogProb)
    {
        var links = new Stack<Hypothesis>();
        for (var link = last; link is not null; link = link.Before)
            links.Push(link);
        return new Candidate([.. links.Select(link => link.Token)], [.. links.Select(link => link.LogProb)], endLogProb);
    }
}
