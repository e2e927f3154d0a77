using System.Numerics.Tensors;

namespace Cem.Edge.Speech.Whisper;

/// <summary>What the start-of-transcript position says about a phrase.</summary>
/// <param name="Language">The most probable allowed language, or the refused one.</param>
/// <param name="Probability">Among the allowed languages, 0 to 1; of a refused one among all.</param>
/// <param name="Allowed">False: spoken in a language that may not come out.</param>
internal readonly record struct LanguageChoice(string Language, double Probability, bool Allowed);

/// <summary>Chooses the language of a phrase from the logits at the start-of-transcript position. Pure.</summary>
internal sealed class LanguageRules(IReadOnlyDictionary<string, int> ids)
{
    /// <summary>Below it the model does not know, and the language of the phrase before is the better guess.</summary>
    private const double Unsure = 0.5;

    /// <summary>A foreign language must own this share of all languages before a phrase is refused: accents and short words look foreign too.</summary>
    private const double Foreign = 0.5;
    private static readonly TimeSpan TooShortToTell = TimeSpan.FromSeconds(2);

    private readonly (string Language, int Token)[] all = [.. ids.Select(pair => (pair.Key, pair.Value))];

    public bool Knows(string language) => ids.ContainsKey(language);

    public LanguageChoice Choose(ReadOnlySpan<float> logits, IReadOnlyList<string> allowed, string? previous, TimeSpan speech)
    {
        var shares = new float[all.Length];
        for (var i = 0; i < all.Length; i++)
            shares[i] = logits[all[i].Token];
        TensorPrimitives.SoftMax<float>(shares, shares);

        var total = 0.0;
        int best = -1, top = 0;
        for (var i = 0; i < all.Length; i++)
        {
            if (shares[i] > shares[top])
                top = i;
            if (!allowed.Contains(all[i].Language))
                continue;
            total += shares[i];
            if (best < 0 || shares[i] > shares[best])
                best = i;
        }

        if (best < 0 || (top != best && shares[top] > Foreign))
            return new(all[top].Language, shares[top], false);
        var probability = shares[best] / total;
        var keep = previous is not null && (probability < Unsure || (speech < TooShortToTell && probability < 0.9));
        return new(keep ? previous! : all[best].Language, probability, true);
    }
}
