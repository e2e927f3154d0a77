using System.Globalization;
using System.Text;

namespace Cem.Edge.Scoring.Redaction;

/// <summary>
/// The form in which patterns are searched: lower case, full width folded, every digit of any script as 0-9, invisible characters left out.
/// Each character knows its place in the raw text.
/// </summary>
internal sealed class ShadowText
{
    private readonly List<int> _starts = [];
    private readonly List<int> _ends = [];

    public ShadowText(string raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length;)
        {
            var length = char.IsHighSurrogate(raw[i]) && i + 1 < raw.Length && char.IsLowSurrogate(raw[i + 1]) ? 2 : 1;
            if (Fold(raw, i) is { } folded)
            {
                text.Append(folded);
                _starts.Add(i);
                _ends.Add(i + length);
            }

            i += length;
        }

        Text = text.ToString();
    }

    public string Text { get; }

    /// <summary>The stretch of the raw text behind a stretch of the shadow.</summary>
    public Span ToRaw(string kind, int start, int end) => new(kind, _starts[start], _ends[end - 1]);

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
