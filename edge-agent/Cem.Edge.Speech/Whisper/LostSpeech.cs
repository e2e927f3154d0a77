namespace Cem.Edge.Speech.Whisper;

/// <summary>
/// Whisper sometimes begins with the second of two sentences that a short pause joins, and writes nothing for the first. Little text for so much speech raises the
/// question, and reading both sides of the pause apart answers it. Pure.
/// </summary>
internal static class LostSpeech
{
    private const double WordsPerSecond = 1.8;
    private const double CharactersPerSecond = 2.8;

    /// <summary>Padding of a phrase, in which nobody speaks.</summary>
    private const double PaddingSeconds = 1;
    private const int MoreWords = 3;

    public static bool MayBe(Phrase read) => read.Text.Length > 0
        && read.Words.Count < ((read.End - read.Start).TotalSeconds - PaddingSeconds) * (read.Language == "zh" ? CharactersPerSecond : WordsPerSecond);

    /// <summary>Both sides are sound, and together they say clearly more.</summary>
    public static bool IsFound(Phrase whole, Phrase before, Phrase after) =>
        before.Status == PhraseStatus.Good && after.Status == PhraseStatus.Good && before.Words.Count + after.Words.Count >= whole.Words.Count + MoreWords;
}
