namespace Cem.Edge.Agent.Outbox;

/// <summary>
/// Brings a call into the outbox in steps that a press can overtake, and still whole or not at all. First its events are staged, unseen; one small
/// transaction then says that the call is done, and from there on they will be moved to the outbox whatever happens (<see cref="OutboxSession.Release"/>).
/// What a crash leaves of a call that is not done yet is discarded, and its recording is read again. <paramref name="change"/> runs its work in one
/// transaction and throws what the disk threw; all of it can be asked again.
/// </summary>
internal sealed class CallPassage(Func<Action<OutboxTables>, Task> change)
{
    /// <summary>So much of a call the writer does in one go: about a millisecond of work beside the sync.</summary>
    public const int EventsAtOnce = 32;
    public const int BytesAtOnce = 64 * 1024;

    /// <summary>True: this call just became done. False: it was done before, by a try that reported an error or by another start.</summary>
    public async Task<bool> Store(CallRow call, IReadOnlyList<StagedEvent> events)
    {
        bool known = await Ask(tables => tables.Calls.Find(call.Key) is { Outcome: CallOutcome.Done }).ConfigureAwait(false);
        if (known)
        {
            return false;
        }

        await Discard().ConfigureAwait(false);
        foreach (IReadOnlyList<StagedEvent> step in Steps(events))
        {
            await change(tables => tables.Staged.Add(call.Key, step)).ConfigureAwait(false);
        }

        return await Ask(tables => IsWhole(tables, call, events.Count) && tables.Calls.Settle(call)).ConfigureAwait(false);
    }

    /// <summary>Deletes what is left of calls that were never done.</summary>
    public async Task Discard()
    {
        while (await Ask(tables => tables.Staged.Discard(EventsAtOnce)).ConfigureAwait(false) > 0)
        {
        }
    }

    private static IEnumerable<IReadOnlyList<StagedEvent>> Steps(IReadOnlyList<StagedEvent> events)
    {
        var step = new List<StagedEvent>();
        int bytes = 0;
        foreach (StagedEvent one in events)
        {
            if (step.Count == EventsAtOnce || (step.Count > 0 && bytes + one.Body.Length > BytesAtOnce))
            {
                yield return step;
                (step, bytes) = ([], 0);
            }

            step.Add(one);
            bytes += one.Body.Length;
        }

        if (step.Count > 0)
        {
            yield return step;
        }
    }

    // A damaged file may have been set aside for a new one between two steps.
    private static bool IsWhole(OutboxTables tables, CallRow call, int events) => tables.Staged.Count(call.Key) == events
        ? true
        : throw new OutboxException("a part of a call went with a damaged outbox file", "restart-agent");

    private async Task<T> Ask<T>(Func<OutboxTables, T> question)
    {
        T answer = default!; // set by the question, or the transaction throws
        await change(tables => answer = question(tables)).ConfigureAwait(false);
        return answer;
    }
}
