namespace Cem.Edge.Speech.Vad;

/// <summary>A stretch of speech.</summary>
/// <param name="Start">First sample, 16,000 Hz.</param>
/// <param name="End">One after the last sample.</param>
/// <param name="Mean">Mean speech probability of its frames, padding left out, 0 to 1.</param>
internal readonly record struct SpeechSpan(long Start, long End, double Mean)
{
    public long Length => End - Start;

    /// <summary>First sample of its first frame of speech.</summary>
    public long FirstSpoken { get; init; } = Start;

    /// <summary>One after its last frame of speech.</summary>
    public long LastSpoken { get; init; } = End;
}
