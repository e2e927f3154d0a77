namespace Cem.Edge.Speech.Whisper;

/// <summary>
/// Text that stands before a phrase as if it had just been said (after the token "start of previous"), so that the decoder goes on in its manner. Not thread-safe:
/// it keeps the tokens of the last list of words.
/// </summary>
internal sealed class StartPrompt(IWhisperModel model)
{
    /// <summary>"The following are sentences in Mandarin": simplified and punctuated, as the text is wanted (figures in README.md).</summary>
    private const string ChineseManner = "以下是普通话的句子。";

    /// <summary>Every token of it is decoded anew for each phrase.</summary>
    private const int MostTokens = 120;
    private readonly Lazy<TokenEncoder> encoder = new(() => new TokenEncoder(model.Tokens));
    private readonly Dictionary<string, long[]> usual = [];
    private (IReadOnlyList<string> Words, string Language, long[] Tokens)? last;

    /// <summary>What stands before any phrase of this language; may be empty.</summary>
    public long[] Usual(string language)
    {
        if (!usual.TryGetValue(language, out var tokens))
            usual[language] = tokens = language == "zh" ? Tokens([ChineseManner]) : [];
        return tokens;
    }

    /// <summary>The words as a list, the first ones if not all fit; empty where the model cannot take them.</summary>
    public long[] With(IReadOnlyList<string> words, string language)
    {
        if (last is not { } known || !ReferenceEquals(known.Words, words) || known.Language != language)
            last = known = (words, language, Tokens(language == "zh" ? [.. words.Select(word => word + "、"), ChineseManner] : [" Glossary:", .. words.Select((word, i) => (i == 0 ? " " : ", ") + word), "."]));
        return known.Tokens;
    }

    private long[] Tokens(IReadOnlyList<string> parts)
    {
        if (model.Traits.Special.StartOfPrevious == 0)
            return [];
        var tokens = new List<long> { model.Traits.Special.StartOfPrevious };
        foreach (var part in parts.Select(encoder.Value.Encode).TakeWhile(part => tokens.Count + part.Count <= MostTokens))
            tokens.AddRange(part.Select(token => (long)token));
        return [.. tokens];
    }
}
