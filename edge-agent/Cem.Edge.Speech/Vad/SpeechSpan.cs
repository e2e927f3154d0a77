namespace Cem.Edge.Speech.Vad;

/// <summary>A stretch of speech.</summary>
/// <param name="Start">First sample, 16,000 Hz.</param>
/// <param name="End">One after the last sample.</param>
/// <param name="Mean">Mean speech probability of its frames, padding left out, 0 to 1.</param>
/// <param name="Pause">The sample in the middle of its longest pause; null: it has none.</param>
internal readonly record struct SpeechSpan(long Start, long End, double Mean, long? Pause = null)
{
    public long Length => End - Start;
}
