using Cem.Edge.Agent.Health;

namespace Cem.Edge.Agent.Outbox;

/// <summary>Tells health what the last write showed. Belongs to the writer's thread.</summary>
internal sealed class OutboxCondition(OutboxOptions options, OutboxSession session, LedgerBook ledger, DiskWatch disk, HealthBoard health)
{
    /// <summary>Too much waits for the hub: remarks and reasons are no longer stored.</summary>
    public bool IsFull => ledger.Waiting >= options.MaxWaiting;

    public bool DiskWrites => disk.Writes;

    public void Wrote()
    {
        disk.WroteWell();
        if (IsFull)
        {
            health.Report(Part.Outbox, PartStatusOf.Failed, $"over {options.MaxWaiting} events wait for the hub: remarks and reasons are no longer stored", "check-network");
        }
        else if (session.SetAside is { } kept)
        {
            health.Report(Part.Outbox, PartStatusOf.Degraded, $"a damaged outbox was set aside as {Path.GetFileName(kept)}", "send-file-to-support");
        }
        else
        {
            health.Report(Part.Outbox, PartStatusOf.Ok);
        }
    }

    public DiskTrouble Failed(Exception failure)
    {
        DiskTrouble trouble = DiskTrouble.From(failure);
        disk.Failed(trouble);
        return trouble;
    }
}
