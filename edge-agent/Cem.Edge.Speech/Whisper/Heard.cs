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
}
