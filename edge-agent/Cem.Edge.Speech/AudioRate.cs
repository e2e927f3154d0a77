namespace Cem.Edge.Speech;

/// <summary>Sample rates.</summary>
public static class AudioRate
{
    /// <summary>What the whole engine works at, in Hz.</summary>
    public const int SpeechHz = 16_000;
}
