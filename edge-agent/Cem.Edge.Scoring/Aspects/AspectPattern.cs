using System.Text.RegularExpressions;

namespace Cem.Edge.Scoring.Aspects;

/// <summary>A pattern of the taxonomy: a regular expression that runs in linear time, whatever the text.</summary>
internal static class AspectPattern
{
    private const int LongestPattern = 1_000;
    private const int MostStates = 2_000_000;

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    public static Regex Compile(string pattern) => new(pattern, Options, TimeSpan.FromSeconds(1));

    /// <summary>Why <paramref name="pattern"/> cannot be used, or null.</summary>
    public static string? FaultOf(string pattern)
    {
        if (pattern.Length is 0 or > LongestPattern)
        {
            return $"must have 1 to {LongestPattern} characters";
        }

        try
        {
            var regex = Compile(pattern);
            return regex.IsMatch("") ? "matches everything, since it matches the empty text" : Probe(regex);
        }
        catch (ArgumentException exception)
        {
            return $"is no regular expression ({exception.Message})";
        }
        catch (NotSupportedException)
        {
            return "uses look-around, back references or counts too large, which cannot run in linear time";
        }
    }

    private static string? Probe(Regex regex)
    {
        try
        {
            _ = regex.IsMatch(ProbeText);
            return null;
        }
        catch (RegexMatchTimeoutException)
        {
            return "runs over its time limit of 1 s";
        }
    }

    private static readonly string ProbeText = string.Concat(Enumerable.Repeat("aaaaaaaa aa 好好好好 1 ", MostStates / 200_000 * 100));
}
