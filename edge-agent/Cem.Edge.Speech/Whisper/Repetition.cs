using System.IO.Compression;

namespace Cem.Edge.Speech.Whisper;

/// <summary>A run of tokens that repeats itself.</summary>
/// <param name="Start">First token of the run.</param>
/// <param name="Period">Tokens until it starts again.</param>
/// <param name="Times">How often in a row.</param>
internal readonly record struct Repeat(int Start, int Period, int Times)
{
    public int Length => Period * Times;
}

/// <summary>Signs of a decoder that loops. Pure.</summary>
internal static class Repetition
{
    public const double HighestCompression = 2.4;

    /// <summary>The longest run of an n-gram that comes at least <paramref name="times"/> times in a row, or null.</summary>
    public static Repeat? Longest(IReadOnlyList<int> tokens, int times)
    {
        Repeat? longest = null;
        for (var period = 1; period * times <= tokens.Count; period++)
        {
            var same = 0;
            for (var i = period; i < tokens.Count; i++)
            {
                same = tokens[i] == tokens[i - period] ? same + 1 : 0;
                var count = (same / period) + 1;
                if (count >= times && count * period > (longest?.Length ?? 0))
                    longest = new Repeat(i - same - period + 1, period, count);
            }
        }

        return longest;
    }

    /// <summary>UTF-8 bytes / zlib bytes; above 2.4 the text repeats itself.</summary>
    public static double Compression(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            return 0;
        using var packed = new MemoryStream(text.Length);
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(text);
        return (double)text.Length / packed.Length;
    }
}
