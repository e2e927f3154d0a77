namespace Cem.Edge.Speech;

/// <summary>Why a phrase has no text or a doubtful one (<see cref="Phrase.Reason"/>); these words travel and are shown.</summary>
public static class PhraseReason
{
    /// <summary>Too quiet to be worth decoding.</summary>
    public const string TooQuiet = "too quiet";

    /// <summary>The voice detector is not sure that anybody speaks; not decoded.</summary>
    public const string NotClearlySpeech = "not clearly speech";

    /// <summary>Nobody speaks.</summary>
    public const string NoSpeech = "no speech";

    /// <summary>A language outside the list.</summary>
    public const string Language = "language";

    /// <summary>The budget was used up.</summary>
    public const string OutOfTime = "out of time";

    /// <summary>Decoded, and no word came of it.</summary>
    public const string NoWords = "no words";

    /// <summary>Only what Whisper likes to write where nobody spoke.</summary>
    public const string InventedPhrase = "invented phrase";

    /// <summary>The text goes round in circles.</summary>
    public const string RepeatsItself = "repeats itself";

    /// <summary>The text did not come to its end.</summary>
    public const string CutOff = "cut off";

    /// <summary>Words that the model itself finds unlikely.</summary>
    public const string UnlikelyWording = "unlikely wording";

    /// <summary>True for the reasons that say of a sound that it is no speech at all; the others say of speech that it was not understood.</summary>
    public static bool IsNoSpeech(string? reason) => reason is TooQuiet or NotClearlySpeech or NoSpeech;
}
