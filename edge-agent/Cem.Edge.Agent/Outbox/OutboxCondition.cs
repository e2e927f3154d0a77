using Cem.Edge.Agent.Health;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Outbox;

/// <summary>Tells health what the last write showed. Belongs to the writer's thread.</summary>
internal sealed class OutboxCondition(OutboxOptions options, OutboxSession session, LedgerBook ledger, DiskWatch disk, HealthBoard health)
{
    /// <summary>Too much waits for the hub: remarks and reasons are no longer stored.</summary>
    public bool IsFull => ledger.Waiting >= options.MaxWaiting;

    /// <summary>Why a remark or a reason is not stored now, or null. Presses, deletions and the device's own reports always are.</summary>
    public string? RefusesRemarks => IsFull ? DropReason.OutboxFull : disk.IsScarce ? DropReason.DiskFull : null;

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

    private long FreeBytes()
    {
        try
        {
            return new DriveInfo(Path.GetFullPath(options.Folder)).AvailableFreeSpace;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            return long.MaxValue;
        }
    }

    public DiskTrouble Failed(Exception failure)
    {
        DiskTrouble trouble = DiskTrouble.From(failure, FreeBytes(), disk.Trouble);
        disk.Failed(trouble);
        return trouble;
    }
}
