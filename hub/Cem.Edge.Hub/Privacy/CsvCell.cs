using System.Globalization;
using System.Text;

namespace Cem.Edge.Hub.Privacy;

/// <summary>Cells of an export that a spreadsheet opens as text, never as a formula (ASVS 5.0 1.2.10), in the form of RFC 4180. Pure.</summary>
internal static class CsvCell
{
    // What makes a spreadsheet calculate, also in the full width that some programs read as the same sign.
    private const string Starters = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n|%";

    /// <summary>The cell with its quotes. Control characters other than tab and line ends are left out: no program shows them, and NUL ends a cell early in some.</summary>
    public static string Of(string text)
    {
        string visible = Visible(text);
        bool calculates = visible.AsSpan().TrimStart(" \u00A0\u3000\uFEFF\u200B") is { Length: > 0 } shown && Starters.Contains(shown[0], StringComparison.Ordinal);
        return $"\"{(calculates ? "'" : "")}{visible.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>A number of our own: no quotes, no mark, so that it stays a number; empty without one.</summary>
    public static string Of(double? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>One line with its end, of cells that were made above.</summary>
    public static string Line(IEnumerable<string> cells) => string.Join(',', cells) + "\r\n";

    private static string Visible(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (char one in text)
        {
            if (!char.IsControl(one) || one is '\t' or '\r' or '\n')
            {
                kept.Append(one);
            }
        }

        return kept.ToString();
    }
}
