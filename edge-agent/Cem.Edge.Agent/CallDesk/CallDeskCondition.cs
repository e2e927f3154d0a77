using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.CallDesk;

/// <summary>What the last look into the folder showed, for health and the state document.</summary>
internal sealed class CallDeskCondition(CallDeskOptions options, LedgerBook ledger, HealthBoard health, DeviceClock clock)
{
    private static readonly TimeSpan LongWait = TimeSpan.FromHours(1);
    private readonly Lock _gate = new();
    private int _waiting;
    private DateTimeOffset? _oldest;

    /// <summary>Null where there is no call desk.</summary>
    public CallDeskState? State()
    {
        lock (_gate)
        {
            return options.IsOn ? new CallDeskState { Waiting = _waiting, OldestWaitingMs = (long)Age.TotalMilliseconds, Settled = ledger.Calls() } : null;
        }
    }

    public void Off() => health.Report(Part.CallDesk, PartStatusOf.Off, "no folder for recordings of calls is set");

    /// <summary>
    /// The folder was looked through and nothing stood in the way; <paramref name="rejected"/> broken recordings wait for a person, and nobody has gone on
    /// with <paramref name="unfinished"/> files for a day.
    /// </summary>
    public void Looked(IReadOnlyCollection<FileIdentity> waiting, int rejected, int unfinished)
    {
        Note(waiting);
        if (rejected > 0)
        {
            health.Report(Part.CallDesk, PartStatusOf.Degraded, $"{rejected} broken recording(s) lie in the folder rejected", "look-at-rejected-calls");
        }
        else if (unfinished > 0)
        {
            health.Report(Part.CallDesk, PartStatusOf.Degraded, $"{unfinished} unfinished file(s) have not changed for over a day (names as .part, .tmp, or with a dot before them)", "finish-or-delete-recordings");
        }
        else if (Age > LongWait)
        {
            health.Report(Part.CallDesk, PartStatusOf.Degraded, $"the oldest of the waiting recordings waits for over {LongWait.TotalHours:0} h", "lighten-call-desk");
        }
        else
        {
            health.Report(Part.CallDesk, PartStatusOf.Ok);
        }
    }

    public void Failed(IReadOnlyCollection<FileIdentity> waiting, string detail, string remedy)
    {
        Note(waiting);
        health.Report(Part.CallDesk, PartStatusOf.Failed, detail, remedy);
    }

    private TimeSpan Age => _oldest is { } oldest && clock.Now > oldest ? clock.Now - oldest : TimeSpan.Zero;

    private void Note(IReadOnlyCollection<FileIdentity> waiting)
    {
        lock (_gate)
        {
            _waiting = waiting.Count;
            _oldest = waiting.Count == 0 ? null : new DateTimeOffset(waiting.Min(file => file.ModifiedTicks), TimeSpan.Zero);
        }
    }
}
