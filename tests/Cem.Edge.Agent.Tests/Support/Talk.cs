using Cem.Edge.Agent.CallDesk;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Tests.Support;

/// <summary>Calls for tests of figures, told in seconds.</summary>
internal static class Talk
{
    public static CallSpan Span(double start, double end) => new(TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end));

    public static SideTalk Side(string side, params CallSpan[] speech) => new() { Side = side, Phrases = [.. speech.Select(span => new SpokenPhrase { Speech = [span], Language = "en", Words = 10 })] };

    public static SideTalk ByAgent(params CallSpan[] speech) => Side(CallSide.Agent, speech);

    public static SideTalk ByCustomer(params CallSpan[] speech) => Side(CallSide.Customer, speech);

    public static CallTalk Call(double seconds, params SideTalk[] sides) => new() { Length = TimeSpan.FromSeconds(seconds), Sides = sides };
}
