namespace Cem.Edge.Speech.Whisper;

/// <summary>One way to decode a phrase.</summary>
/// <param name="Window">Encoder frames of 20 ms.</param>
/// <param name="Temperature">0: beams or greedy; above: sampled.</param>
/// <param name="Again">The same once more, begun a little later, for a consensus of both.</param>
internal readonly record struct Attempt(int Window, float Temperature, bool Again = false);

/// <summary>What an attempt came to.</summary>
/// <param name="Ended">End-of-text came within the token budget.</param>
/// <param name="AvgLogProb">Sum / (tokens + 1).</param>
/// <param name="Compression">UTF-8 bytes / zlib bytes.</param>
/// <param name="Repeats">An n-gram comes three times in a row.</param>
/// <param name="Loops">It does so for so long that nobody speaks like that.</param>
/// <param name="NoSpeech">Probability of no speech, 0 to 1.</param>
/// <param name="HasRivals">The search followed several texts.</param>
internal readonly record struct AttemptOutcome(bool Ended, double AvgLogProb, double Compression, bool Repeats, bool Loops, double NoSpeech, bool HasRivals = false);

/// <summary>
/// Which attempt comes next (SPEECH.md 6, 7, 11): the short window if it passes its guards; once more where it only was weak; else the window of 30 s, else at
/// most two temperatures, each only while its measured cost still fits. Pure; time is an argument.
/// </summary>
internal static class AttemptPlan
{
    private const double ShortWindowFloor = -0.6;

    /// <summary>Below it the short window has not heard the phrase, and no consensus of guesses helps.</summary>
    private const double ConsensusFloor = -0.9;
    private const double FullWindowFloor = -1.0;
    private const double NoSpeechCeiling = 0.6;
    private const int FramesPerSecond = 50;
    private const int Tail = 256;
    private const int Step = 64;
    private static readonly float[] Temperatures = [0.2f, 0.4f];

    public static Attempt First(double speechSeconds, bool fastPath) => new(fastPath ? Window(speechSeconds) : EncoderRun.FullWindow, 0);

    /// <summary>Null: the attempt is good enough, or nothing better can be afforded.</summary>
    public static Attempt? Next(Attempt done, AttemptOutcome outcome, TimeSpan cost, TimeSpan? left)
    {
        if (done.Again || Accepts(done, outcome) || Follower(done, outcome) is not { } next)
            return null;
        var estimate = cost * next.Window / done.Window;
        return left is null || estimate <= left ? next : null;
    }

    public static bool Accepts(Attempt done, AttemptOutcome outcome)
    {
        if (done.Window < EncoderRun.FullWindow)
            return IsWellFormed(outcome) && outcome.AvgLogProb >= ShortWindowFloor;
        var silent = outcome.NoSpeech > NoSpeechCeiling && outcome.AvgLogProb < FullWindowFloor;
        return silent || (outcome is { Ended: true, Loops: false, Compression: <= Repetition.HighestCompression } && outcome.AvgLogProb >= FullWindowFloor);
    }

    private static bool IsWellFormed(AttemptOutcome outcome) => outcome is { Ended: true, Repeats: false, Compression: <= Repetition.HighestCompression };

    private static Attempt? Follower(Attempt done, AttemptOutcome outcome)
    {
        if (done.Window < EncoderRun.FullWindow)
            return outcome.HasRivals && IsWellFormed(outcome) && outcome.AvgLogProb >= ConsensusFloor ? done with { Again = true } : new(EncoderRun.FullWindow, 0);
        var used = Array.IndexOf(Temperatures, done.Temperature);
        return used + 1 < Temperatures.Length ? done with { Temperature = Temperatures[used + 1] } : null;
    }

    private static int Window(double seconds)
    {
        var frames = (int)Math.Ceiling(seconds * FramesPerSecond) + Tail;
        return Math.Min(EncoderRun.FullWindow, (frames + Step - 1) / Step * Step);
    }
}
