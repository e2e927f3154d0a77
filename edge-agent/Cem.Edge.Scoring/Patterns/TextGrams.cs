namespace Cem.Edge.Scoring.Patterns;

/// <summary>A text and which single characters, pairs and triples of characters it holds, as bits at hashed places (Bloom 1970).</summary>
internal sealed class TextGrams
{
    /// <summary>Places that a word is looked for at.</summary>
    public const int OfWord = 3;

    private const int Bits = 4096;
    private const int Longest = 3;

    private readonly ulong[] _held = new ulong[Bits / 64];

    public TextGrams(string text)
    {
        Text = text;
        for (var i = 0; i < text.Length; i++)
        {
            var hash = 0u;
            for (var length = 0; length < Longest && i + length < text.Length; length++)
            {
                hash = Extended(hash, text[i + length]);
                var place = Place(hash);
                _held[place >> 6] |= 1UL << place;
            }
        }
    }

    public string Text { get; }

    /// <summary>Where a word leaves its first, its middle and its last characters.</summary>
    public static IEnumerable<short> Places(string word)
    {
        var length = Math.Min(word.Length, Longest);
        var last = word.Length - length;
        return new[] { 0, last / 2, last }.Select(start => Place(word.AsSpan(start, length).ToArray().Aggregate(0u, Extended)));
    }

    public bool Has(short place) => (_held[place >> 6] >> place & 1) != 0;

    private static uint Extended(uint hash, char c) => (hash ^ (c + 1u)) * 0x9E3779B1;

    private static short Place(uint hash) => (short)(hash >> 20);
}
