namespace Cem.Edge.Speech.Whisper;

/// <summary>Searches the text of an encoded window: prompt, budget of tokens, and the search that the attempt asks for. Not thread-safe.</summary>
internal sealed class PhraseSearch(IWhisperModel model, Logits arithmetic)
{
    private const int FallbackRows = 5;
    private const int SpareTokens = 8;
    private const int TokensPerSecond = 10;
    private const int ChineseTokensPerSecond = 14;
    private readonly TokenFilter filter = new(model.Traits);
    private readonly StartPrompt startPrompt = new(model);
    private readonly TokenTree tree = new();

    /// <param name="window">Heard before; its decoder is used up to the next search.</param>
    /// <param name="temperature">0: beams or greedy; above: sampled.</param>
    /// <param name="language">Written in this one.</param>
    /// <param name="speech">Length of the phrase, for the budget of tokens.</param>
    /// <param name="options">Beams and the store's words.</param>
    /// <param name="withWords">Expect the store's words.</param>
    /// <param name="gate">Time and cancellation.</param>
    public Candidate Search(EncodedWindow window, float temperature, string language, TimeSpan speech, TranscribeOptions options, bool withWords, StepGate gate)
    {
        var logits = Prompt(window, language, withWords ? startPrompt.With(options.Words, language) : options.Manner ? startPrompt.Usual(language) : []);
        var budget = Budget(language, speech);
        if (temperature > 0)
            return new SampledSearch(filter, arithmetic, tree, FallbackRows, temperature).Search(window.Decoder, logits, budget, gate);
        return options.Beams > 1
            ? new BeamSearch(filter, arithmetic, tree, options.Beams).Search(window.Decoder, logits, budget, gate)
            : new GreedySearch(filter, arithmetic, tree).Search(window.Decoder, logits, budget, gate);
    }

    private Span<float> Prompt(EncodedWindow window, string language, long[] before)
    {
        var prompt = model.Traits.Prompt(language);
        if (!window.Fresh || before.Length > 0)
        {
            window.Decoder.Restart();
            prompt = [.. before, model.Traits.Special.StartOfTranscript, .. prompt];
        }

        window.Fresh = false;
        return window.Decoder.Step(prompt, [0]);
    }

    private int Budget(string language, TimeSpan speech)
    {
        var perSecond = language == "zh" ? ChineseTokensPerSecond : TokensPerSecond;
        return Math.Min((model.Traits.MaxTokens / 2) - 4, SpareTokens + (int)Math.Ceiling(perSecond * speech.TotalSeconds));
    }
}
