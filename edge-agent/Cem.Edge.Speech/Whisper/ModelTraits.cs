using Cem.Edge.Speech.Models;

namespace Cem.Edge.Speech.Whisper;

/// <summary>What decoding needs to know of a model, whatever its layout.</summary>
internal sealed record ModelTraits
{
    public required int Vocabulary { get; init; }

    /// <summary>Positions of the decoder: prompt and text together.</summary>
    public required int MaxTokens { get; init; }

    public required SpecialTokens Special { get; init; }

    /// <summary>Language to token; empty for a model that knows only English.</summary>
    public required IReadOnlyDictionary<string, int> Languages { get; init; }

    public required IReadOnlyList<int> Suppress { get; init; }

    public required IReadOnlyList<int> SuppressAtBegin { get; init; }

    /// <summary>The encoder takes windows shorter than 30 s.</summary>
    public required bool ShortWindows { get; init; }

    public bool EnglishOnly => Languages.Count == 0;

    public bool Knows(string language) => EnglishOnly ? language == "en" : Languages.ContainsKey(language);

    /// <summary>What stands between start-of-transcript and the text.</summary>
    public long[] Prompt(string language) => EnglishOnly ? [Special.NoTimestamps] : [Languages[language], Special.Transcribe, Special.NoTimestamps];
}
