namespace Cem.Edge.Speech.Vad;

/// <summary>Frames of 32 ms without a silence between them.</summary>
/// <param name="First">First frame.</param>
/// <param name="End">One after the last frame.</param>
/// <param name="Speech">How many of them are speech; fewer than its length once runs are joined over a pause.</param>
/// <param name="Sum">Sum of the probabilities of these.</param>
internal readonly record struct SpeechRun(int First, int End, int Speech, double Sum)
{
    /// <summary>First frame of the longest pause over which it was joined, and its length; 0 frames when there is none.</summary>
    public (int First, int Length) Pause { get; init; }

    /// <summary>The sample in the middle of that pause, or null.</summary>
    public long? PauseSample => Pause.Length == 0 ? null : ((2L * Pause.First) + Pause.Length) * VoiceDetector.FrameSamples / 2;

    public SpeechRun Join(SpeechRun later)
    {
        var gap = (First: End, Length: later.First - End);
        var longest = gap.Length > Pause.Length ? gap : Pause;
        return new(First, later.End, Speech + later.Speech, Sum + later.Sum) { Pause = later.Pause.Length > longest.Length ? later.Pause : longest };
    }
}
