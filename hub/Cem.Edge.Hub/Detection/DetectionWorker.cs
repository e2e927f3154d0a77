using Cem.Edge.Hub.Ingest;
using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub.Detection;

/// <summary>Runs both passes: after every commit, and by the clock when nothing comes.</summary>
internal sealed partial class DetectionWorker(
    DetectionPass events, RecoveryPass clock, CommitFeed feed, IOptions<DetectionOptions> options, TimeProvider time, ILogger<DetectionWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // One waiting event is enough to know that there is work; what there is stands in the database.
        using CommitSubscription commits = feed.Subscribe(capacity: 1);
        long lookedAt = long.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await events.AdvanceAsync(stoppingToken) == DetectionPass.MaxEvents)
                {
                }

                if (lookedAt == long.MinValue || time.GetElapsedTime(lookedAt) >= options.Value.LookEvery)
                {
                    await clock.LookAsync(stoppingToken);
                    lookedAt = time.GetTimestamp();
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
            {
                // The cursor has not moved, so nothing is lost; the next round tries again.
                LogFailed(problem);
                await Task.Delay(options.Value.LookEvery, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await WaitAsync(commits, stoppingToken);
        }
    }

    private async Task WaitAsync(CommitSubscription commits, CancellationToken stoppingToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        Task committed = commits.Events.WaitToReadAsync(patience.Token).AsTask();
        await Task.WhenAny(committed, Task.Delay(options.Value.LookEvery, time, patience.Token));
        await patience.CancelAsync();
        while (commits.Events.TryRead(out _))
        {
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Detection failed; it goes on from its cursor")]
    private partial void LogFailed(Exception problem);
}
