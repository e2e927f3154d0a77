using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Outbox;

/// <summary>
/// Stores a group of events, or counts why not. A failed write is looked into and tried once more on a freshly opened file; after that the
/// shopper is told that it was not stored. A full outbox refuses remarks and reasons, never a press, a deletion or the device's own reports.
/// Belongs to the writer's thread.
/// </summary>
internal sealed class GroupCommit(OutboxSession session, OutboxCondition condition, LedgerBook ledger)
{
    /// <summary>Tells each event's owner what became of it and returns the last key; null when nothing was stored.</summary>
    public EventKey? Store(IReadOnlyList<Append> group)
    {
        if (group is [{ Data: VoiceEvent or ReasonEvent } only] && condition.RefusesRemarks is { } full)
        {
            ledger.RememberDropped(full);
            only.Done(new AppendResult(null, full));
            return null;
        }

        DiskTrouble? trouble = null;
        if ((Try(group, ref trouble) ?? Try(group, ref trouble)) is { } keys)
        {
            for (int i = 0; i < group.Count; i++)
            {
                group[i].Done(new AppendResult(new PressReference(session.Epoch!, keys[i].Seq), null)); // a session that stored has an epoch
            }

            return keys[^1];
        }

        string reason = trouble?.Reason ?? DropReason.DiskError;
        session.GiveUp(group.Count, reason);
        foreach (Append lost in group)
        {
            lost.Done(new AppendResult(null, reason));
        }

        return null;
    }

    /// <summary>Stores one event that will be tried again; null, and nothing counted, when the disk does not take it.</summary>
    public EventKey? Offer(Append append)
    {
        DiskTrouble? trouble = null;
        return (Try([append], ref trouble) ?? Try([append], ref trouble)) is [.., var key] ? key : null;
    }

    private IReadOnlyList<EventKey>? Try(IReadOnlyList<Append> group, ref DiskTrouble? trouble)
    {
        try
        {
            IReadOnlyList<EventKey> keys = (trouble is null ? null : session.Recover()) ?? session.Store(group);
            condition.Wrote();
            return keys;
        }
        catch (Exception failure) when (DiskTrouble.IsDisk(failure))
        {
            trouble = condition.Failed(failure);
            return null;
        }
    }
}
