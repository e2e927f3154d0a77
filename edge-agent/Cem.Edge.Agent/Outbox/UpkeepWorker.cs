using Cem.Edge.Agent.Health;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Outbox;

/// <summary>Checkpoints and deletes old acknowledged events, in small steps that a press can overtake.</summary>
internal sealed partial class UpkeepWorker(
    OutboxOptions options, OutboxWriter writer, OutboxReader reader, DiskWatch disk, DeviceClock clock, Heartbeats hearts, ILogger<UpkeepWorker> log) : BackgroundService
{
    private const int AtATime = 200;
    private const long CheckpointAboveBytes = 2 * 1024 * 1024;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await writer.Epoch.WaitAsync(stoppingToken).ConfigureAwait(false);
        while (true)
        {
            hearts.Beat(AgentLoop.Upkeep);
            // First thing in a start too: the log of an agent that is killed again and again before its first turn would fill the disk.
            try
            {
                CheckpointIfLarge();
                if (writer.OwesVacating)
                {
                    await writer.Vacate().ConfigureAwait(false);
                }

                await Prune(stoppingToken).ConfigureAwait(false);
                await ReportLost().ConfigureAwait(false);
                await writer.SyncTally().ConfigureAwait(false);
            }
            catch (Exception failure) when (DiskTrouble.IsDisk(failure))
            {
                LogPostponed(failure.Message);
            }

            await hearts.Pause(AgentLoop.Upkeep, Every, stoppingToken).ConfigureAwait(false);
        }
    }

    private void CheckpointIfLarge()
    {
        var wal = new FileInfo(OutboxFile.PathIn(options.Folder) + "-wal");
        if (wal.Exists && wal.Length > CheckpointAboveBytes)
        {
            reader.Checkpoint();
        }
    }

    // The report is stored before its ranges are forgotten: told twice is harmless, never told would leave a gap that the hub asks for again and again.
    private async Task ReportLost()
    {
        IReadOnlyList<LostRow> lost = await writer.Change(tables => tables.Lost.Due()).ConfigureAwait(false);
        if (lost.Count == 0)
        {
            return;
        }

        var report = new HealthEvent { Dropped = [.. lost.Select(row => new DroppedRange(row.Epoch, row.First, row.Last, DropReason.OutboxDamaged))] };
        if (await writer.Offer(report, clock.Uptime).ConfigureAwait(false))
        {
            await writer.Change(tables =>
            {
                tables.Lost.Reported(lost);
                return lost.Count;
            }).ConfigureAwait(false);
        }
    }

    private async Task Prune(CancellationToken stop)
    {
        // A wrong clock must not age events: without a synchronised one only their number counts.
        DateTimeOffset before = clock.Synchronised ? clock.Now - options.KeepAcknowledged : DateTimeOffset.UnixEpoch;
        // Deleted rows leave room inside the file: presses go on in it when the disk has none.
        int most = disk.IsScarce ? 0 : options.MaxAcknowledged;
        while (!stop.IsCancellationRequested && await writer.Change(tables => tables.Prune(before, most, AtATime)).ConfigureAwait(false) >= AtATime)
        {
            hearts.Beat(AgentLoop.Upkeep);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox upkeep postponed: {Problem}")]
    private partial void LogPostponed(string problem);
}
