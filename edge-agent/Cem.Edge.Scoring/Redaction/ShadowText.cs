using System.Globalization;
using System.Text;

namespace Cem.Edge.Scoring.Redaction;

/// <summary>
/// The form in which patterns are searched: lower case, full width folded, every digit of any script as 0-9, invisible characters left out.
/// Each character knows its place in the raw text.
/// </summary>
internal sealed class ShadowText
{
    private readonly string _raw;
    private readonly List<int> _starts;
    private readonly List<int> _ends;

    private ShadowText(string raw, string text, List<int> starts, List<int> ends) => (_raw, Text, _starts, _ends) = (raw, text, starts, ends);

    public string Text { get; }

    public static ShadowText Of(string raw)
    {
        var text = new StringBuilder(raw.Length);
        var (starts, ends) = (new List<int>(raw.Length), new List<int>(raw.Length));
        for (var i = 0; i < raw.Length;)
        {
            var length = char.IsHighSurrogate(raw[i]) && i + 1 < raw.Length && char.IsLowSurrogate(raw[i + 1]) ? 2 : 1;
            if (Fold(raw, i) is { } folded)
            {
                text.Append(folded);
                starts.Add(i);
                ends.Add(i + length);
            }

            i += length;
        }

        return new ShadowText(raw, text.ToString(), starts, ends);
    }

    /// <summary>A shadow of this shadow: each piece of text stands for a stretch of this one.</summary>
    public ShadowText Rewritten(IEnumerable<(string Text, int Start, int End)> pieces)
    {
        var text = new StringBuilder(Text.Length);
        var (starts, ends) = (new List<int>(Text.Length), new List<int>(Text.Length));
        foreach (var (piece, start, end) in pieces)
        {
            text.Append(piece);
            starts.AddRange(Enumerable.Repeat(_starts[start], piece.Length));
            ends.AddRange(Enumerable.Repeat(_ends[end - 1], piece.Length));
        }

        return new ShadowText(_raw, text.ToString(), starts, ends);
    }

    /// <summary>The stretch of the raw text behind a stretch of the shadow.</summary>
    public Span ToRaw(string kind, int start, int end, string hash = "") => new(kind, _starts[start], _ends[end - 1], hash);

    /// <summary>True where the raw text has a capital letter: written text tells names and codes by it.</summary>
    public bool IsCapital(int index) => char.IsUpper(_raw[_starts[index]]);

    private static char? Fold(string raw, int index)
    {
        var digit = CharUnicodeInfo.GetDigitValue(raw, index);
        if (digit is >= 0 and <= 9)
        {
            return (char)('0' + digit);
        }

        var c = raw[index];
        return CharUnicodeInfo.GetUnicodeCategory(raw, index) == UnicodeCategory.Format ? null
            : char.IsHighSurrogate(c) ? '\uFFFD'
            : c is >= '\uFF01' and <= '\uFF5E' ? char.ToLowerInvariant((char)(c - 0xFEE0))
            : char.IsWhiteSpace(c) ? ' '
            : c is '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' ? '-'
            : c == '\u2019' ? '\''
            : char.ToLowerInvariant(c);
    }
}
