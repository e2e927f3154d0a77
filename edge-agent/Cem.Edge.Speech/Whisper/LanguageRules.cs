using System.Numerics.Tensors;

namespace Cem.Edge.Speech.Whisper;

/// <summary>
/// Chooses the language of a phrase from the logits at the start-of-transcript position. Pure. Measured on ../shared/speech at the 30 s window: spoken
/// Dutch, Korean, Portuguese and Japanese leave at most 0.08 to English and Chinese together, the strongest accents at least 0.12.
/// </summary>
internal sealed class LanguageRules(IReadOnlyDictionary<string, int> ids)
{
    private const double ForeignLead = 0.85;
    private const double AllowedRest = 0.1;
    private const double Possible = 0.2;
    private const double Sure = 0.9;
    private const double Likely = 0.5;
    private static readonly TimeSpan TooShortToTell = TimeSpan.FromSeconds(2);

    private readonly (string Language, int Token)[] all = [.. ids.Select(pair => (pair.Key, pair.Value))];

    /// <param name="logits">One row.</param>
    /// <param name="allowed">Languages that may come out.</param>
    /// <param name="previous">Language of the phrase before, also a refused one; it wins where a short phrase does not tell.</param>
    /// <param name="speech">Length of the phrase.</param>
    public LanguageChoice Choose(ReadOnlySpan<float> logits, IReadOnlyList<string> allowed, string? previous, TimeSpan speech)
    {
        var shares = Shares(logits);
        var ranked = all.Select((entry, i) => (entry.Language, Share: shares[i])).OrderByDescending(entry => entry.Share).ToList();
        var permitted = ranked.Where(entry => allowed.Contains(entry.Language)).ToList();
        var total = permitted.Sum(entry => entry.Share);
        var top = ranked[0];
        if (permitted.Count == 0 || (top.Share > ForeignLead && total < AllowedRest))
            return new(top.Language, LanguageVerdict.Foreign);
        // Who has just spoken Dutch goes on in it: an "okay", or a sentence that sounds like none in particular, must not come out as English.
        if (previous is not null && !allowed.Contains(previous) && total < (speech < TooShortToTell ? Sure : Likely))
            return new(previous, LanguageVerdict.Foreign);

        var best = permitted[0];
        if (previous is not null && speech < TooShortToTell && best.Share < Sure * total && allowed.Contains(previous))
            best = permitted.Find(entry => entry.Language == previous);
        var runnerUp = permitted.Find(entry => entry.Language != best.Language && entry.Share > Possible * total).Language;
        return new(best.Language, top.Share > 0.5 && top.Language != best.Language ? LanguageVerdict.Doubtful : LanguageVerdict.Allowed, runnerUp);
    }

    private float[] Shares(ReadOnlySpan<float> logits)
    {
        var shares = new float[all.Length];
        for (var i = 0; i < all.Length; i++)
            shares[i] = logits[all[i].Token];
        TensorPrimitives.SoftMax<float>(shares, shares);
        return shares;
    }
}
