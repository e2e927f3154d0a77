using Cem.Edge.Speech.Models;

namespace Cem.Edge.Speech.Whisper;

/// <summary>Tokens that may not come out (SPEECH.md 6): the model's suppression lists, and everything after end-of-text, since times come from the voice detector.</summary>
internal sealed class TokenFilter(ModelManifest manifest, SpecialTokens special)
{
    private readonly int[] always = [.. manifest.Suppress.Where(token => token < special.EndOfText)];
    private readonly int[] atBegin = [.. manifest.SuppressAtBegin];

    public int EndOfText { get; } = special.EndOfText;

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
