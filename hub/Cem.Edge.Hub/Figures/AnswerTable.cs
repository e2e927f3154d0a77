using Cem.Edge.Hub.Ingest;
using Cem.Edge.Metrics.Indices;

namespace Cem.Edge.Hub.Figures;

/// <summary>Counter rows turned into what figures are made of. Pure.</summary>
internal static class AnswerTable
{
    /// <summary>The counts of cells of one scale, those labelled <c>ok</c> only.</summary>
    public static AnswerCounts Ok(IEnumerable<CounterCell> cells, int scale)
    {
        var counts = new long[scale];
        foreach (CounterCell cell in cells.Where(cell => cell.Label == PressRelabelling.Ok))
        {
            counts[cell.Value] += cell.N;
        }

        return new AnswerCounts(counts);
    }

    /// <summary>Count per label, most frequent first.</summary>
    public static IReadOnlyDictionary<string, long> Labels(IEnumerable<CounterCell> cells) => cells
        .GroupBy(cell => cell.Label)
        .Select(group => (Label: group.Key, N: group.Sum(cell => cell.N)))
        .OrderByDescending(label => label.N)
        .ToDictionary(label => label.Label, label => label.N);

    /// <summary>Share of answers that a simulator made, 0 to 1.</summary>
    public static double SimulatedShare(IReadOnlyCollection<CounterCell> cells)
    {
        long all = cells.Sum(cell => cell.N);
        return all == 0 ? 0 : (double)cells.Where(cell => cell.Channel == Answer.Simulated).Sum(cell => cell.N) / all;
    }
}
