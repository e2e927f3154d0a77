using Cem.Edge.Scoring.Normalisation;

namespace Cem.Edge.Scoring.Ngrams;

/// <summary>
/// A clause as counted, hashed features. English: words, pairs of words, and two to four characters inside a word; Chinese: one to three characters
/// (SCORING.md 6). The hash is our own, since the runtime's differs from start to start.
/// </summary>
internal static class NgramFeatures
{
    private const uint FnvOffset = 2166136261;
    private const uint FnvPrime = 16777619;
    private const char Edge = ' ';

    /// <param name="form">The clause in match form.</param>
    /// <param name="language"><c>en</c> or <c>zh</c>.</param>
    /// <param name="buckets">A power of two.</param>
    /// <returns>How often each bucket is hit.</returns>
    public static Dictionary<int, int> Count(string form, string language, int buckets)
    {
        var counts = new Dictionary<int, int>();
        if (language == Script.Chinese)
        {
            AddRuns(counts, form, buckets);
        }
        else
        {
            AddWords(counts, form, buckets);
        }

        return counts;
    }

    private static void AddWords(Dictionary<int, int> counts, string form, int buckets)
    {
        var previous = ReadOnlySpan<char>.Empty;
        foreach (var range in Stretches(form, c => char.IsAsciiLetterOrDigit(c) || c == '\''))
        {
            var word = form.AsSpan(range);
            Add(counts, Hash('w', word), buckets);
            if (previous.Length > 0)
            {
                Add(counts, Hash(Hash('b', previous), word), buckets);
            }

            previous = word;
            string edged = $"{Edge}{word}{Edge}";
            AddCharacters(counts, edged, 2, 4, buckets);
        }
    }

    private static void AddRuns(Dictionary<int, int> counts, string form, int buckets)
    {
        foreach (var range in Stretches(form, char.IsLetterOrDigit))
        {
            AddCharacters(counts, form.AsSpan(range), 1, 3, buckets);
        }
    }

    private static void AddCharacters(Dictionary<int, int> counts, ReadOnlySpan<char> text, int shortest, int longest, int buckets)
    {
        for (var length = shortest; length <= longest; length++)
        {
            for (var start = 0; start + length <= text.Length; start++)
            {
                Add(counts, Hash('c', text.Slice(start, length)), buckets);
            }
        }
    }

    private static List<Range> Stretches(string text, Func<char, bool> belongs)
    {
        var stretches = new List<Range>();
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && belongs(text[i]))
            {
                i++;
            }

            if (i > start)
            {
                stretches.Add(start..i);
            }
        }

        return stretches;
    }

    private static void Add(Dictionary<int, int> counts, uint hash, int buckets)
    {
        var bucket = (int)((hash ^ (hash >> 15)) & (uint)(buckets - 1));
        counts[bucket] = counts.GetValueOrDefault(bucket) + 1;
    }

    private static uint Hash(char kind, ReadOnlySpan<char> text) => Hash((FnvOffset ^ kind) * FnvPrime, text);

    private static uint Hash(uint seed, ReadOnlySpan<char> text)
    {
        var hash = (seed ^ Edge) * FnvPrime;
        foreach (var c in text)
        {
            hash = (hash ^ c) * FnvPrime;
        }

        return hash;
    }
}
