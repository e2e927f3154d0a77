using System.Buffers;
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
    private const int LongestInWord = 4;
    private const int LongestRun = 3;

    /// <summary>A character begins at most three in-word n-grams, and a word or its end at most five features more.</summary>
    private const int MostPerCharacter = 8;

    /// <param name="form">The clause in match form.</param>
    /// <param name="language"><c>en</c> or <c>zh</c>.</param>
    /// <param name="buckets">A power of two.</param>
    /// <returns>How often each bucket is hit, by rising bucket.</returns>
    public static List<(int Bucket, int Count)> Count(string form, string language, int buckets)
    {
        var hits = ArrayPool<int>.Shared.Rent((MostPerCharacter * form.Length) + MostPerCharacter);
        try
        {
            var bag = new Bag(hits, buckets);
            if (language == Script.Chinese)
            {
                AddRuns(ref bag, form);
            }
            else
            {
                AddWords(ref bag, form);
            }

            return Counted(hits.AsSpan(0, bag.Length));
        }
        finally
        {
            ArrayPool<int>.Shared.Return(hits);
        }
    }

    private static List<(int Bucket, int Count)> Counted(Span<int> hits)
    {
        hits.Sort();
        var counts = new List<(int Bucket, int Count)>(hits.Length);
        for (var i = 0; i < hits.Length;)
        {
            var same = i;
            while (i < hits.Length && hits[i] == hits[same])
            {
                i++;
            }

            counts.Add((hits[same], i - same));
        }

        return counts;
    }

    private static void AddWords(ref Bag bag, ReadOnlySpan<char> form)
    {
        Span<char> edged = stackalloc char[64];
        var previous = ReadOnlySpan<char>.Empty;
        for (var i = 0; i < form.Length; i++)
        {
            var word = Stretch(form[i..], c => char.IsAsciiLetterOrDigit(c) || c == '\'');
            if (word.Length == 0)
            {
                continue;
            }

            bag.Add(Hash('w', word));
            if (previous.Length > 0)
            {
                bag.Add(Hash(Hash('b', previous), word));
            }

            previous = word;
            if (word.Length + 2 > edged.Length)
            {
                edged = new char[word.Length + 2];
            }

            edged[0] = edged[word.Length + 1] = Edge;
            word.CopyTo(edged[1..]);
            AddCharacters(ref bag, edged[..(word.Length + 2)], 2, LongestInWord);
            i += word.Length;
        }
    }

    private static void AddRuns(ref Bag bag, ReadOnlySpan<char> form)
    {
        for (var i = 0; i < form.Length; i++)
        {
            var run = Stretch(form[i..], char.IsLetterOrDigit);
            AddCharacters(ref bag, run, 1, LongestRun);
            i += run.Length;
        }
    }

    private static void AddCharacters(ref Bag bag, ReadOnlySpan<char> text, int shortest, int longest)
    {
        for (var start = 0; start < text.Length; start++)
        {
            for (var length = shortest; length <= longest && start + length <= text.Length; length++)
            {
                bag.Add(Hash('c', text.Slice(start, length)));
            }
        }
    }

    private static ReadOnlySpan<char> Stretch(ReadOnlySpan<char> text, Func<char, bool> belongs)
    {
        var end = 0;
        while (end < text.Length && belongs(text[end]))
        {
            end++;
        }

        return text[..end];
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

    /// <summary>Buckets in the order they are hit.</summary>
    private struct Bag(int[] hits, int buckets)
    {
        public int Length { get; private set; }

        public void Add(uint hash) => hits[Length++] = (int)((hash ^ (hash >> 15)) & (uint)(buckets - 1));
    }
}
