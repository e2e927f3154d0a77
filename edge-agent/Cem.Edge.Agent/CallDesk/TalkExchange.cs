using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.CallDesk;

/// <summary>How both sides take turns: turns, talk-over and the agent's response gaps. Pure.</summary>
internal sealed class TalkExchange
{
    private readonly IReadOnlyList<(string Side, CallSpan Span)> _turns;

    public TalkExchange(SideTalk agent, SideTalk customer, IReadOnlyList<CallSpan> pauses, TimeSpan talkOver)
    {
        _turns = [.. Aloud(agent, customer).Concat(Aloud(customer, agent)).OrderBy(one => one.Span.Start)];
        TalkOvers = [.. agent.Speech.SelectMany(mine => customer.Speech.Select(theirs => Over(mine, theirs, talkOver))).OfType<TalkOver>()];
        ResponseGaps = [.. Responses(pauses)];
    }

    public IReadOnlyList<TalkOver> TalkOvers { get; }

    /// <summary>From the end of the customer's speech to the beginning of the agent's next, ascending. A gap that holds a payment pause says nothing of the agent.</summary>
    public IReadOnlyList<TimeSpan> ResponseGaps { get; }

    /// <summary>Runs of speech of a side that the other does not interrupt.</summary>
    public int Turns(string side) => _turns.Where((turn, index) => turn.Side == side && (index == 0 || _turns[index - 1].Side != side)).Count();

    /// <summary>The <paramref name="share"/> quantile of ascending values, between two of them by proportion (Hyndman and Fan, type 7).</summary>
    public static TimeSpan Quantile(IReadOnlyList<TimeSpan> ascending, double share)
    {
        double at = share * (ascending.Count - 1);
        int below = (int)at;
        return below + 1 < ascending.Count ? ascending[below] + ((ascending[below + 1] - ascending[below]) * (at - below)) : ascending[below];
    }

    // A "mm-hm" inside the other's speech takes no turn.
    private static IEnumerable<(string Side, CallSpan Span)> Aloud(SideTalk side, SideTalk other) =>
        side.Speech.Where(span => !other.Speech.Any(around => around.Start <= span.Start && around.End >= span.End)).Select(span => (side.Side, span));

    private static TalkOver? Over(CallSpan agent, CallSpan customer, TimeSpan least)
    {
        if (agent.Overlap(customer) is not { } both || both.Length <= least)
        {
            return null;
        }

        string? second = agent.Start == customer.Start ? null : agent.Start > customer.Start ? CallSide.Agent : CallSide.Customer;
        return new TalkOver(both.Length, second);
    }

    private IEnumerable<TimeSpan> Responses(IReadOnlyList<CallSpan> pauses) =>
        from pair in _turns.Zip(_turns.Skip(1))
        where pair is { First.Side: CallSide.Customer, Second.Side: CallSide.Agent }
        let end = pair.First.Span.End
        let next = pair.Second.Span.Start
        where next <= end || !pauses.Any(pause => pause.Overlap(new CallSpan(end, next)) is not null)
        let gap = next > end ? next - end : TimeSpan.Zero
        orderby gap
        select gap;
}

/// <summary>Both sides at once.</summary>
/// <param name="Length">For how long.</param>
/// <param name="Second">Side that began second; null when both began at once.</param>
internal sealed record TalkOver(TimeSpan Length, string? Second);
