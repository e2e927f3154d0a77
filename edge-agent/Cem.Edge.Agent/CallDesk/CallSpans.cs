namespace Cem.Edge.Agent.CallDesk;

/// <summary>Sets of stretches. Pure.</summary>
internal static class CallSpans
{
    /// <summary>In order of time, touching ones made one.</summary>
    public static List<CallSpan> Union(IEnumerable<CallSpan> spans)
    {
        var union = new List<CallSpan>();
        foreach (CallSpan span in spans.Where(one => one.Length > TimeSpan.Zero).OrderBy(one => one.Start))
        {
            if (union.Count > 0 && span.Start <= union[^1].End)
            {
                union[^1] = union[^1] with { End = span.End > union[^1].End ? span.End : union[^1].End };
            }
            else
            {
                union.Add(span);
            }
        }

        return union;
    }

    /// <summary>What is left of <paramref name="whole"/>; the covers are a union.</summary>
    public static IReadOnlyList<CallSpan> Without(CallSpan whole, IReadOnlyList<CallSpan> covers)
    {
        var left = new List<CallSpan>();
        TimeSpan at = whole.Start;
        foreach (CallSpan cover in covers.Select(one => one.Overlap(whole)).OfType<CallSpan>())
        {
            if (cover.Start > at)
            {
                left.Add(new CallSpan(at, cover.Start));
            }

            at = cover.End;
        }

        if (at < whole.End)
        {
            left.Add(new CallSpan(at, whole.End));
        }

        return left;
    }

    public static TimeSpan Sum(IEnumerable<CallSpan> spans) => new(spans.Sum(one => one.Length.Ticks));
}
