using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Privacy;

/// <summary>What several calls say together about how the people at the desk speak.</summary>
/// <param name="Calls">How many calls there are; null when they are too few to show.</param>
/// <param name="Smallest">From so many on figures are shown.</param>
/// <param name="Figures">Median and n by name of the figure; those that too few of the calls have are left out.</param>
public sealed record CallGroup(int? Calls, int Smallest, IReadOnlyDictionary<string, GroupFigure> Figures)
{
    /// <summary>What a group tells; a median moves little when one call comes or goes, so two overlapping groups tell little of the call by which they differ.</summary>
    public static readonly IReadOnlyList<string> Told =
        [CallFigure.AgentTalkShare, CallFigure.ResponseGapMedianMs, CallFigure.TalkOversByAgent, CallFigure.AgentWordsPerMinute, CallFigure.AgentCharactersPerMinute];

    public bool TooFew => Calls is null;

    /// <param name="calls">Figures of the calls.</param>
    /// <param name="smallest">Fewer calls, or fewer with a figure, show nothing.</param>
    public static CallGroup Of(IReadOnlyCollection<IReadOnlyDictionary<string, double>> calls, int smallest) => calls.Count < smallest
        ? new CallGroup(null, smallest, new Dictionary<string, GroupFigure>())
        : new CallGroup(
            calls.Count,
            smallest,
            Told.Select(name => (Name: name, Values: calls.Where(call => call.ContainsKey(name)).Select(call => call[name]).Order().ToArray()))
                .Where(figure => figure.Values.Length >= smallest)
                .ToDictionary(figure => figure.Name, figure => new GroupFigure(Rounded(Median(figure.Values)), figure.Values.Length)));

    private static double Median(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;

    // Two digits: the exact value would be that of one call.
    private static double Rounded(double value)
    {
        if (value == 0)
        {
            return 0;
        }

        double unit = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - 1);
        return Math.Round(value / unit) * unit;
    }
}

/// <summary>One figure of a group.</summary>
/// <param name="Median">In the unit of its name, two digits.</param>
/// <param name="N">Calls that have it.</param>
public sealed record GroupFigure(double Median, int N);
