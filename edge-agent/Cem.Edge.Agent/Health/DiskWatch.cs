using Cem.Edge.Agent.Outbox;

namespace Cem.Edge.Agent.Health;

/// <summary>Puts the two things known of the disk, whether it writes and how much is free, into one status, so that neither hides the other.</summary>
internal sealed class DiskWatch(HealthBoard board, HealthOptions options, OutboxOptions outbox)
{
    private readonly Lock _gate = new();
    private DiskTrouble? _trouble;
    private bool _low;
    private volatile bool _scarce;

    /// <summary>What is free is kept for presses.</summary>
    public bool IsScarce => _scarce;

    public bool Writes => Trouble is null;

    /// <summary>Since the disk last wrote well; null when it does.</summary>
    public DiskTrouble? Trouble
    {
        get
        {
            lock (_gate)
            {
                return _trouble;
            }
        }
    }

    public void WroteWell() => Update(trouble: null, _low);

    public void Failed(DiskTrouble trouble) => Update(trouble, _low);

    public void Free(long megabytes)
    {
        _scarce = megabytes < outbox.ReserveMegabytes;
        Update(_trouble, megabytes < options.LowDiskMegabytes);
    }

    private void Update(DiskTrouble? trouble, bool low)
    {
        lock (_gate)
        {
            (_trouble, _low) = (trouble, low);
            if (trouble is not null)
            {
                board.Report(Part.Disk, PartStatusOf.Failed, trouble.Detail, trouble.Remedy);
            }
            else if (low)
            {
                board.Report(Part.Disk, PartStatusOf.Degraded, $"under {options.LowDiskMegabytes} MB are free", "free-disk-space");
            }
            else
            {
                board.Report(Part.Disk, PartStatusOf.Ok);
            }
        }
    }
}
