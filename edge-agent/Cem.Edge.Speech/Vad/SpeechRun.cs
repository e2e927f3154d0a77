namespace Cem.Edge.Speech.Vad;

/// <summary>Frames of 32 ms without a silence between them.</summary>
/// <param name="First">First frame.</param>
/// <param name="End">One after the last frame.</param>
/// <param name="Speech">How many of them are speech; fewer than its length once runs are joined over a pause.</param>
/// <param name="Sum">Sum of the probabilities of these.</param>
internal readonly record struct SpeechRun(int First, int End, int Speech, double Sum)
{
    public SpeechRun Join(SpeechRun later) => new(First, later.End, Speech + later.Speech, Sum + later.Sum);
}
