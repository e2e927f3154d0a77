namespace Cem.Edge.Speech.Whisper;

/// <summary>The accepted attempt at a phrase, with what the guards need.</summary>
internal sealed record Heard
{
    public required LanguageChoice Language { get; init; }
    public required Attempt Attempt { get; init; }
    public required Candidate Candidate { get; init; }
    public required AttemptOutcome Outcome { get; init; }
    public int Reruns { get; init; }
    public bool TimeIsUp { get; init; }

    /// <summary>It came to its end and does not go round in circles.</summary>
    public bool IsSound => Outcome is { Ended: true, Loops: false, Compression: <= Repetition.HighestCompression };

    /// <summary>The later attempt replaces the earlier one unless it is a loop or cut short where the other is not, or a less likely fallback.</summary>
    public static Heard Better(Heard? before, Heard now)
    {
        if (before is null)
            return now;
        if (now.IsSound != before.IsSound)
            return now.IsSound ? now : before with { Reruns = now.Reruns };
        return now.Attempt.Temperature == 0 || now.Outcome.AvgLogProb > before.Outcome.AvgLogProb ? now : before with { Reruns = now.Reruns };
    }
}
