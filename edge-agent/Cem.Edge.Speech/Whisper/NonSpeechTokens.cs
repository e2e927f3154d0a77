namespace Cem.Edge.Speech.Whisper;

/// <summary>Tokens that write no speech (openai/whisper, tokenizer.py): for models whose files bring no suppression list. Pure.</summary>
internal static class NonSpeechTokens
{
    private const string Symbols = "\"#()*+/:;<=>@[\\]^_`{|}~「」『』";
    private const string Doubled = "<< >> <<< >>> -- --- -( -[ (' (\" (( )) ((( ))) [[ ]] {{ }} ♪♪ ♪♪♪";

    /// <summary>Their characters are split over tokens, and the first alone already gives them away.</summary>
    private const string Music = "♩♪♫♬♭♮♯";

    public static IReadOnlyList<int> Of(TokenEncoder encoder)
    {
        var symbols = Symbols.Select(symbol => symbol.ToString()).Concat(Doubled.Split(' ')).ToList();
        var found = symbols.SelectMany(symbol => new[] { encoder.Encode(symbol), encoder.Encode(" " + symbol) }).Where(tokens => tokens.Count == 1)
            .Concat(Music.SelectMany(symbol => new[] { encoder.Encode(symbol.ToString()), encoder.Encode(" " + symbol) }))
            .Concat([encoder.Encode(" -"), encoder.Encode(" '")]);

        // A dash or an apostrophe within a word stays.
        return [.. found.Select(tokens => tokens[0]).Distinct().Order()];
    }
}
