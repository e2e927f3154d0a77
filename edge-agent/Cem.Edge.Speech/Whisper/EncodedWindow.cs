namespace Cem.Edge.Speech.Whisper;

/// <summary>A phrase as the encoder heard it, with what the start-of-transcript position says.</summary>
/// <param name="Frames">Frames of 20 ms.</param>
/// <param name="Decoder">Over this window.</param>
/// <param name="Language">Chosen language.</param>
/// <param name="NoSpeech">Probability of no speech, 0 to 1.</param>
internal sealed record EncodedWindow(int Frames, IDecoderRun Decoder, LanguageChoice Language, double NoSpeech) : IDisposable
{
    /// <summary>The decoder stands right behind start-of-transcript.</summary>
    public bool Fresh { get; set; } = true;

    public void Dispose() => Decoder.Dispose();
}
