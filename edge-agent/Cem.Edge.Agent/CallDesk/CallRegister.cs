using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Outbox;

namespace Cem.Edge.Agent.CallDesk;

/// <summary>
/// What became of each recording, kept in the outbox file. A recording that is settled but still lies in the folder is remembered until it is gone, over
/// restarts too. Used by the call desk's loop only.
/// </summary>
internal sealed class CallRegister(OutboxWriter writer, LedgerBook ledger, DiskWatch disk, DeviceClock clock, CallDeskOptions options)
{
    private readonly List<CallRow> _uncleared = [];
    private readonly CallPassage _passage = new(work => writer.Change(tables =>
    {
        work(tables);
        return true;
    }));

    /// <summary>Settled recordings whose files are to be cleared away, oldest first.</summary>
    public IReadOnlyList<CallRow> Uncleared => [.. _uncleared];

    public bool IsSettled(FileIdentity file) => _uncleared.Exists(call => call.File == file.ToString());

    /// <summary>
    /// Reads what the agent before left. Its last words may lie in the page cache only: before a file is deleted on the strength of them they are synced.
    /// False when that was not possible now.
    /// </summary>
    public async Task<bool> Open()
    {
        IReadOnlyList<CallRow> left = await writer.Change(tables => tables.Calls.Uncleared()).ConfigureAwait(false);
        if (left.Count > 0 && !await writer.Vacate().ConfigureAwait(false))
        {
            return false;
        }

        await _passage.Discard().ConfigureAwait(false);
        _uncleared.AddRange(left);
        return true;
    }

    public Task<CallRow?> Find(string callId) => writer.Change(tables => tables.Calls.Find(callId));

    /// <summary>Notes that a call is begun; returns how often that happened before without an end.</summary>
    public Task<int> Begin(CallRow call) => writer.Change(tables => tables.Calls.Begin(call));

    public Task PutBack(string callId) => writer.Change(tables =>
    {
        tables.Calls.PutBack(callId);
        return true;
    });

    /// <summary>It never becomes a call: its tries are forgotten, so that a corrected recording begins anew.</summary>
    public Task Drop(string callId) => writer.Change(tables =>
    {
        tables.Calls.Drop(callId);
        return true;
    });

    /// <summary>Stores a call's events and the word that it is done, all or nothing. Throws what the disk threw; can be asked again.</summary>
    public async Task Finish(CallRow call, IReadOnlyList<StagedEvent> events)
    {
        call.Outcome = CallOutcome.Done;
        call.SettledMs = clock.Now.ToUnixTimeMilliseconds();

        // False: an earlier try has landed although it reported an error. That counts once it is synced.
        if (!await _passage.Store(call, events).ConfigureAwait(false) && !await writer.Vacate().ConfigureAwait(false))
        {
            throw new OutboxException("a call's events cannot be synced yet", "restart-agent");
        }

        _uncleared.Add(call);
    }

    /// <summary>Gives the uplink what belongs to finished calls, of this start and of those before. Throws what the disk threw; can be asked again.</summary>
    public async Task Release(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && await writer.Release().ConfigureAwait(false) > 0)
        {
        }
    }

    /// <summary>
    /// Counts a recording that nobody listens to. A disk that refuses is no reason to keep sound that may not be kept: then it is counted in memory until
    /// the disk takes it.
    /// </summary>
    public async Task Settle(CallRow call, string outcome, string note = "")
    {
        (call.Outcome, call.Note, call.SettledMs) = (outcome, note, clock.Now.ToUnixTimeMilliseconds());
        try
        {
            await writer.Change(tables => tables.Calls.Settle(call)).ConfigureAwait(false);
        }
        catch (Exception failure) when (DiskTrouble.IsDisk(failure) && outcome != CallOutcome.Rejected)
        {
            ledger.Remember(LedgerBook.Call(outcome));
        }

        _uncleared.Add(call);
    }

    /// <summary>The file is gone.</summary>
    public async Task Clear(CallRow call)
    {
        _uncleared.Remove(call);
        if (disk.Writes)
        {
            await writer.Change(tables =>
            {
                tables.Calls.Clear(call.Key);
                return true;
            }).ConfigureAwait(false);
        }
    }

    /// <summary>Forgets calls that ended long ago.</summary>
    public Task<int> Prune() => clock.Synchronised ? writer.Change(tables => tables.Calls.Prune(clock.Now - options.RememberCalls)) : Task.FromResult(0);
}
