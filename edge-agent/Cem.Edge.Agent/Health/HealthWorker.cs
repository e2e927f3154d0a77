using Cem.Edge.Agent.Outbox;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Health;

/// <summary>Watches clock and free space, and puts an event into the outbox when a part's status changed; never otherwise.</summary>
internal sealed class HealthWorker(OutboxOptions outboxOptions, HealthBoard board, DiskWatch disk, ErrandsWorker errands, DeviceClock clock, Heartbeats hearts, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            hearts.Beat(AgentLoop.Health);
            ReportClock();
            MeasureDisk();
            // While the disk fails nothing can be stored: the change is told when it works again.
            if (disk.Writes && board.TakeChanged() is { Count: > 0 } changed)
            {
                errands.Store(new HealthEvent { Changed = changed }, clock.Uptime);
            }
        }
    }

    private void ReportClock()
    {
        if (clock.Synchronised)
        {
            board.Report(Part.Clock, PartStatusOf.Ok);
        }
        else
        {
            board.Report(Part.Clock, PartStatusOf.Degraded, "the clock is not synchronised", "check-time-server");
        }
    }

    private void MeasureDisk()
    {
        try
        {
            disk.Free(new DriveInfo(Path.GetFullPath(outboxOptions.Folder)).AvailableFreeSpace / (1024 * 1024));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            disk.Failed(DiskTrouble.From(problem));
        }
    }
}
