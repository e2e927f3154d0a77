using System.Text.Json;
using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Ingest;

/// <summary>Which numbers of one epoch are settled: all up to <see cref="UpTo"/>, and ranges beyond it.</summary>
internal sealed class EpochCursor
{
    private readonly List<SeqRange> ranges;

    public EpochCursor(long upTo = 0, IEnumerable<SeqRange>? ranges = null)
    {
        UpTo = upTo;
        this.ranges = [.. ranges ?? []];
    }

    public long UpTo { get; private set; }

    /// <summary>Settled numbers beyond <see cref="UpTo"/>, ascending, neither touching nor overlapping.</summary>
    public IReadOnlyList<SeqRange> Ranges => ranges;

    /// <summary>The first numbers that are missing below a settled one, or null.</summary>
    public SeqRange? FirstGap => ranges.Count == 0 ? null : new SeqRange(UpTo + 1, ranges[0].From - 1);

    public bool Contains(long number) => number <= UpTo || ranges.Exists(range => number >= range.From && number <= range.To);

    /// <summary>What of <paramref name="from"/> to <paramref name="to"/>, inclusive, is not settled, ascending.</summary>
    public IReadOnlyList<SeqRange> Missing(long from, long to)
    {
        List<SeqRange> missing = [];
        long next = Math.Max(from, UpTo + 1);
        foreach (SeqRange range in ranges.Where(range => range.To >= next && range.From <= to))
        {
            if (range.From > next)
            {
                missing.Add(new SeqRange(next, range.From - 1));
            }

            next = range.To + 1;
        }

        if (next <= to)
        {
            missing.Add(new SeqRange(next, to));
        }

        return missing;
    }

    public void Settle(long number) => Settle(number, number);

    /// <summary>Settles <paramref name="from"/> to <paramref name="to"/>, inclusive.</summary>
    public void Settle(long from, long to)
    {
        if (to <= UpTo)
        {
            return;
        }

        if (from <= UpTo + 1)
        {
            UpTo = to;
        }
        else
        {
            Merge(from, to);
        }

        while (ranges.Count > 0 && ranges[0].From <= UpTo + 1)
        {
            UpTo = Math.Max(UpTo, ranges[0].To);
            ranges.RemoveAt(0);
        }
    }

    public string RangesAsJson() => ranges.Count == 0 ? "[]" : JsonSerializer.Serialize(ranges.Select(range => new[] { range.From, range.To }));

    public static IEnumerable<SeqRange> RangesFromJson(string json) =>
        (JsonSerializer.Deserialize<long[][]>(json) ?? []).Select(pair => new SeqRange(pair[0], pair[1]));

    private void Merge(long from, long to)
    {
        int first = ranges.FindIndex(range => range.To >= from - 1);
        if (first < 0)
        {
            ranges.Add(new SeqRange(from, to));
            return;
        }

        int last = first;
        while (last < ranges.Count && ranges[last].From <= to + 1)
        {
            from = Math.Min(from, ranges[last].From);
            to = Math.Max(to, ranges[last].To);
            last++;
        }

        ranges.RemoveRange(first, last - first);
        ranges.Insert(first, new SeqRange(from, to));
    }
}
