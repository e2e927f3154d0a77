namespace Cem.Edge.Speech.Vad;

/// <summary>What counts as a phrase (start values of SPEECH.md 3, measured in README.md). Frames are 32 ms.</summary>
internal sealed record PhraseRules
{
    /// <summary>A frame at or above it begins speech.</summary>
    public float Threshold { get; init; } = 0.5f;

    /// <summary>Speech goes on until a frame falls below it; lower than <see cref="Threshold"/> so that a weak syllable does not end a phrase. A tone behind the last word is not taken for one: after a dip only the threshold counts.</summary>
    public float Release { get; init; } = 0.2f;

    /// <summary>Speech a phrase must hold in all; a click or a bark has less.</summary>
    public TimeSpan ShortestSpeech { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>A dip that is shorter does not end speech.</summary>
    public TimeSpan ShortestSilence { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>At most so much is added at both ends, never beyond the recording or into the neighbour; <see cref="QuietEdges"/> takes less.</summary>
    public TimeSpan Padding { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Speech that pauses for less belongs to one phrase: the recogniser reads a sentence better than its pieces, but at times skips the first of two sentences.</summary>
    public TimeSpan JoinPause { get; init; } = TimeSpan.FromMilliseconds(600);

    /// <summary>Speech that is shorter is the beginning of something ("ask not ..."), and may pause for <see cref="FragmentPause"/>.</summary>
    public TimeSpan Fragment { get; init; } = TimeSpan.FromMilliseconds(1_500);

    public TimeSpan FragmentPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A sound in a pause that has more than this share of the power of the speech before it (a tenth: 10 dB less) parts two phrases; breath has a hundredth and less.</summary>
    public double InterruptionShare { get; init; } = 0.1;

    /// <summary>A phrase that is longer is cut at the frame least likely to be speech: the window of Whisper.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(30);

    internal static int Frames(TimeSpan time) => Math.Max(1, (int)Math.Round(time.TotalSeconds * AudioRate.SpeechHz / VoiceDetector.FrameSamples));

    internal static long Samples(TimeSpan time) => (long)(time.TotalSeconds * AudioRate.SpeechHz);
}
