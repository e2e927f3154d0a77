namespace Cem.Edge.Tools.Demo;

/// <summary>Nearest rank: the smallest measured value that at least p of all values do not exceed. So each figure is a time somebody really waited.</summary>
internal sealed class Percentiles(IEnumerable<TimeSpan> values)
{
    private readonly double[] sortedMs = [.. values.Select(value => value.TotalMilliseconds).Order()];

    public int Count => sortedMs.Length;

    /// <summary>Milliseconds, to a tenth; null without values.</summary>
    public double? At(double p) => sortedMs.Length == 0 ? null : Math.Round(sortedMs[Math.Max(0, (int)Math.Ceiling(p * sortedMs.Length) - 1)], 1);
}
