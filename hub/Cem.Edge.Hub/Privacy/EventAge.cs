namespace Cem.Edge.Hub.Privacy;

/// <summary>Which of some events, in order of arrival, are past their term. Pure.</summary>
internal static class EventAge
{
    /// <summary>
    /// How many from the beginning are older than <paramref name="before"/>. Arrivals follow each other, so an event that came while the hub's clock was ahead
    /// (after <paramref name="now"/>) is as old as the one after it: a wrong clock must neither keep words for years nor stop what comes behind.
    /// </summary>
    public static int CountPast(IReadOnlyList<long> receivedAt, long before, long now)
    {
        int past = 0;
        for (int i = 0; i < receivedAt.Count; i++)
        {
            if (receivedAt[i] > now)
            {
                continue;
            }

            if (receivedAt[i] >= before)
            {
                break;
            }

            past = i + 1;
        }

        return past;
    }
}
