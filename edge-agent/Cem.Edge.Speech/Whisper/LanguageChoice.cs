namespace Cem.Edge.Speech.Whisper;

/// <summary>What the start-of-transcript position says about a phrase.</summary>
/// <param name="Language">The most probable allowed language, or the refused one.</param>
/// <param name="Verdict">What to make of it.</param>
/// <param name="RunnerUp">Another allowed language that may be meant, or null.</param>
internal readonly record struct LanguageChoice(string Language, LanguageVerdict Verdict, string? RunnerUp = null);

internal enum LanguageVerdict
{
    Allowed,

    /// <summary>Another language leads, but not so clearly that an accent could be excluded.</summary>
    Doubtful,

    /// <summary>Spoken in a language that may not come out.</summary>
    Foreign,
}
