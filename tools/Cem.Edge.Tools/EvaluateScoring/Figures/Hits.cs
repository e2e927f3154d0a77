namespace Cem.Edge.Tools.EvaluateScoring.Figures;

/// <summary>Things found against things that are there.</summary>
internal readonly record struct Hits(int Right, int Wrong, int Missed)
{
    public double Precision => Right + Wrong == 0 ? 0 : (double)Right / (Right + Wrong);

    public double Recall => Right + Missed == 0 ? 0 : (double)Right / (Right + Missed);

    public double F1 => Right == 0 ? 0 : 2.0 * Right / ((2 * Right) + Wrong + Missed);

    public static Hits operator +(Hits a, Hits b) => new(a.Right + b.Right, a.Wrong + b.Wrong, a.Missed + b.Missed);

    public static Hits Of(IReadOnlySet<string> real, IReadOnlySet<string> found)
    {
        var right = found.Count(real.Contains);
        return new(right, found.Count - right, real.Count - right);
    }

    public static Hits Sum(IEnumerable<Hits> hits) => hits.Aggregate(default(Hits), (sum, one) => sum + one);
}
