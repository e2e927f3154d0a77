using System.Globalization;

namespace Cem.Edge.Tools.Shell;

/// <summary>How people write lengths of time on a command line: <c>90s</c>, <c>2m</c>, <c>1h</c>.</summary>
internal static class Duration
{
    /// <summary>The length, or null when the text is none or not above zero.</summary>
    public static TimeSpan? Parse(string text)
    {
        double? unit = text.Length == 0 ? null : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3_600, _ => null };
        return unit is { } seconds
            && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double count)
            && count * seconds is > 0 and < 1e7
            ? TimeSpan.FromSeconds(count * seconds)
            : null;
    }
}
