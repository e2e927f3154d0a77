namespace Cem.Edge.Speech.Whisper;

/// <summary>Tokens that may not come out (SPEECH.md 6): the model's suppression lists, and everything after end-of-text, since times come from the voice detector.</summary>
internal sealed class TokenFilter(ModelTraits traits)
{
    private readonly int[] always = [.. traits.Suppress.Where(token => token < traits.Special.EndOfText)];
    private readonly int[] atBegin = [.. traits.SuppressAtBegin];

    public int EndOfText { get; } = traits.Special.EndOfText;

    /// <summary>Overwrites the forbidden logits of one row with minus infinity.</summary>
    public void Apply(Span<float> logits, bool first)
    {
        foreach (var token in always)
            logits[token] = float.NegativeInfinity;
        logits[(EndOfText + 1)..].Fill(float.NegativeInfinity);
        if (!first)
            return;
        foreach (var token in atBegin)
            logits[token] = float.NegativeInfinity;
    }
}
