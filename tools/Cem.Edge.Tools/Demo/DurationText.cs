using System.Globalization;

namespace Cem.Edge.Tools.Demo;

/// <summary>Durations as people type them: <c>90s</c>, <c>5m</c>, <c>1h</c>.</summary>
internal static class DurationText
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>Null when it is none, is zero or longer than a week.</summary>
    public static TimeSpan? Read(string text)
    {
        if (text.Length < 2 || !double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number))
        {
            return null;
        }

        double seconds = number * (text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3_600, _ => 0 });
        return seconds > 0 && seconds <= Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
    }
}
