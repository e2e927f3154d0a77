using System.Text.RegularExpressions;
using Cem.Edge.Scoring.Departments;
using Cem.Edge.Scoring.Patterns;

namespace Cem.Edge.Scoring.Aspects;

/// <summary>A pattern of the taxonomy: a regular expression that runs in linear time, whatever the text.</summary>
internal static class AspectPattern
{
    private const int LongestPattern = 2_000;

    /// <summary>For patterns of users: whatever they write, the time grows with the text only.</summary>
    public const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>For the shipped file, whose patterns a test runs over hostile texts: builds a hundred times faster.</summary>
    public const RegexOptions Reviewed = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);
    private static readonly string ProbeText = string.Concat(Enumerable.Repeat("aaaaaaaa aa 好好好好 1 ", Scorer.MaxTextLength / 20));

    /// <summary>Builds a pattern that was checked: a shipped one for the fast engine, any other for the linear one.</summary>
    public static Pattern Compile(string pattern) => new(pattern, ShippedTaxonomies.IsReviewed(pattern) ? Reviewed : Linear);

    /// <summary>Why <paramref name="pattern"/> cannot be used, or null.</summary>
    public static string? FaultOf(string pattern)
    {
        if (pattern.Length is 0 or > LongestPattern)
        {
            return $"must have 1 to {LongestPattern} characters";
        }

        try
        {
            var regex = new Regex(pattern, Linear, Limit);
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
}
