namespace Cem.Edge.Agent.Recording;

/// <summary>Audio that a stalled reader or an overrun has lost is reported by nobody: only counting against the clock shows it (SPEECH.md 2).</summary>
internal static class CaptureCheck
{
    private static readonly TimeSpan Tolerated = TimeSpan.FromMilliseconds(400);
    private const double ToleratedShare = 0.1;

    /// <summary>What is missing, or null. <paramref name="took"/> is the monotonic time from the first sound to the end.</summary>
    public static string? Flaw(int samples, TimeSpan took)
    {
        TimeSpan missing = took - TimeSpan.FromSeconds(samples / (double)Recorder.SampleRateHz);
        return missing > Tolerated && missing > took * ToleratedShare ? $"{missing.TotalSeconds:0.0} s of {took.TotalSeconds:0.0} s were lost" : null;
    }
}
