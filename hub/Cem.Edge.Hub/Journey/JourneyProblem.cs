using System.Globalization;

namespace Cem.Edge.Hub.Journey;

/// <summary>One thing wrong with a journey file.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Place">Path in the file, for example <c>regions[0].sites[1].timeZone</c>.</param>
/// <param name="Reason">What is wrong and what would be right.</param>
internal sealed record JourneyProblem(int Line, string Place, string Reason)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"line {Line}: {(Place.Length == 0 ? "" : Place + ": ")}{Reason}");
}

/// <summary>A journey file after reading: either the map, or everything that is wrong with it.</summary>
internal sealed record JourneyReading(JourneyMap? Map, IReadOnlyList<JourneyProblem> Problems);
