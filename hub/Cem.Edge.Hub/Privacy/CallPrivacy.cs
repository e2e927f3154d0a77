using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Privacy;

/// <summary>
/// Which figures of a call tell how the person at the desk speaks. Of one call they are figures of one person: who sat there at that time is known to everybody
/// there, so they are only given for several calls together (<see cref="CallGroup"/>). Pure.
/// </summary>
internal static class CallPrivacy
{
    /// <summary>With the customer's counterparts, from which they could be worked out.</summary>
    public static readonly IReadOnlyList<string> OfTheAgent =
    [
        CallFigure.AgentTalkShare, CallFigure.CustomerTalkShare, CallFigure.AgentTurns, CallFigure.CustomerTurns, CallFigure.TalkOversByAgent, CallFigure.TalkOversByCustomer,
        CallFigure.ResponseGaps, CallFigure.ResponseGapMedianMs, CallFigure.ResponseGapP90Ms, CallFigure.AgentWordsPerMinute, CallFigure.AgentCharactersPerMinute, CallFigure.AgentLevelDbfs,
    ];

    /// <summary>The call without them.</summary>
    public static CallEvent Shown(CallEvent call) => call with { Figures = call.Figures.Where(figure => !OfTheAgent.Contains(figure.Key)).ToDictionary() };

    /// <summary>Those that the call has and that are not shown.</summary>
    public static IReadOnlyList<string> Withheld(CallEvent call) => [.. OfTheAgent.Where(call.Figures.ContainsKey)];
}
