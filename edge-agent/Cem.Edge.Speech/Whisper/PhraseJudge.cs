namespace Cem.Edge.Speech.Whisper;

/// <summary>The last word on a phrase: good, suspect or unscored, and why (SPEECH.md 8 and 9). Pure.</summary>
internal static class PhraseJudge
{
    /// <summary>-46 dBFS; the quietest speech set here lies at -39.</summary>
    public const double LowestRms = 0.005;
    private const double LowestVad = 0.4;
    private const double WeakVad = 0.6;
    private const double ShakyLogProb = -0.8;
    private const double WeakLogProb = -0.5;
    private const double SilentLogProb = -1.0;
    private const double HighestNoSpeech = 0.6;

    /// <summary>Each token was expected in less than one case of five: what is written was made up. The unclearest text of the sets lies at -0.9; where the sound is hardly a voice, less is believed.</summary>
    private const double MadeUpLogProb = -1.6;

    /// <summary>What Whisper likes to write where nobody spoke; real thanks stay, since they pass only when heard weakly.</summary>
    private static readonly string[] Invented =
    [
        "thank you", "thanks for watching", "thank you for watching", "thank you very much", "please subscribe", "subscribe", "you", "bye", "music", "music playing",
        "谢谢", "谢谢大家", "谢谢观看", "请订阅", "字幕", "中文字幕志愿者",
    ];

    /// <summary>Why a stretch of sound is not worth decoding, or null.</summary>
    public static string? RefuseBefore(double rms, double meanVad) =>
        rms < LowestRms ? PhraseReason.TooQuiet : meanVad < LowestVad ? PhraseReason.NotClearlySpeech : null;

    public static (PhraseStatus Status, string? Reason) Judge(Heard heard, string text, double meanVad)
    {
        var outcome = heard.Outcome;
        if (heard.Language.Verdict == LanguageVerdict.Foreign)
            return (PhraseStatus.Unscored, PhraseReason.Language);
        if (text.Length == 0)
            return (PhraseStatus.Unscored, heard.TimeIsUp ? PhraseReason.OutOfTime : PhraseReason.NoWords);
        if (outcome.NoSpeech > HighestNoSpeech && outcome.AvgLogProb < SilentLogProb)
            return (PhraseStatus.Unscored, PhraseReason.NoSpeech);
        if (outcome.AvgLogProb < (meanVad < WeakVad ? ShakyLogProb : MadeUpLogProb))
            return (PhraseStatus.Unscored, PhraseReason.NotClearlySpeech);
        if ((meanVad < WeakVad || outcome.AvgLogProb < WeakLogProb) && Invented.Contains(Bare(text)))
            return (PhraseStatus.Unscored, PhraseReason.InventedPhrase);
        if (outcome.Loops || outcome.Compression > Repetition.HighestCompression)
            return (PhraseStatus.Suspect, PhraseReason.RepeatsItself);
        if (!outcome.Ended)
            return (PhraseStatus.Suspect, heard.TimeIsUp ? PhraseReason.OutOfTime : PhraseReason.CutOff);
        return outcome.AvgLogProb < ShakyLogProb ? (PhraseStatus.Suspect, PhraseReason.UnlikelyWording) : (PhraseStatus.Good, null);
    }

    private static string Bare(string text) =>
        string.Concat(text.ToLowerInvariant().Where(letter => char.IsLetter(letter) || letter == ' ')).Trim();
}
