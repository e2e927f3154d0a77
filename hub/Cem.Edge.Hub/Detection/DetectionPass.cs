using Cem.Edge.Contracts;
using Cem.Edge.Hub.Improvement;
using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.Storage;

namespace Cem.Edge.Hub.Detection;

/// <summary>
/// One step through the stored events: what the rules find, and the cursor, are written in one transaction, so a crash neither loses nor doubles an alert.
/// </summary>
internal sealed class DetectionPass(
    EventQueries events, DetectionCursor cursor, VoteQueries votes, HubDatabase database, UnhappyWatch unhappy, JourneyBook journey, TaskFeed feed, TimeProvider time)
{
    /// <summary>Events in one step; the rest waits for the next.</summary>
    public const int MaxEvents = 10_000;

    /// <returns>How many events were looked at; when it is <see cref="MaxEvents"/> more may wait.</returns>
    public async Task<int> AdvanceAsync(CancellationToken cancellation)
    {
        ArrivedNews step = await events.NewsAfterAsync(await cursor.ReadAsync(cancellation), MaxEvents, cancellation);
        if (step.Events == 0)
        {
            return 0;
        }

        DateTimeOffset now = time.GetUtcNow();
        JourneyMap map = journey.Current;
        List<AlertSignal> signals = [.. CriticalSignals(step.Remarks, map)];
        foreach (AnswerPlace place in step.LivePlaces.Select(live => new AnswerPlace(live.Touchpoint, live.Question)))
        {
            if (unhappy.Opens(await votes.SinceAsync(place, now - unhappy.Window, cancellation), now) is { } alarm)
            {
                signals.Add(SignalWriter.Unhappy(place, alarm, unhappy.Window, map));
            }
        }

        int opened = await database.WriteAsync(
            transaction =>
            {
                DetectionCursor.Move(transaction, step.LastArrival);
                return signals.Count(signal => AlertBook.Open(transaction, signal, now));
            },
            cancellation);
        if (opened > 0)
        {
            feed.Tell();
        }

        return step.Events;
    }

    // A late remark alerts too: a charger that caught fire during a network cut is still a charger that catches fire. The alert says when it was said.
    private static IEnumerable<AlertSignal> CriticalSignals(IReadOnlyList<StoredEvent> remarks, JourneyMap map) =>
        from stored in remarks
        let remark = stored.Data as VoiceEvent
        where remark is not null
        let clause = CriticalWatch.CriticalClause(remark)
        where clause is not null
        select SignalWriter.Critical(stored, clause.Value, remark.Findings[clause.Value], map);
}
