using Cem.Edge.Hub.Ingest;
using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub.Rescoring;

/// <summary>Works in the background: at its own pace through what is stored, then behind what arrives.</summary>
internal sealed partial class RescoringWorker(
    RescoringPass pass, ScoringBook book, RescoringBell bell, CommitFeed feed, IOptions<RescoringOptions> options, TimeProvider time, ILogger<RescoringWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using CommitSubscription commits = feed.Subscribe(capacity: 1);
        bool isRenewed = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!isRenewed)
                {
                    await book.RenewAsync(stoppingToken);
                    isRenewed = true;
                }

                while (await pass.AdvanceAsync(stoppingToken))
                {
                    await Task.Delay(options.Value.Rest, time, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
            {
                // The step was rolled back with its place; the next round does it again.
                LogFailed(problem);
            }

            await WaitAsync(commits, stoppingToken);
        }
    }

    private async Task WaitAsync(CommitSubscription commits, CancellationToken stoppingToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        await Task.WhenAny(
            commits.Events.WaitToReadAsync(patience.Token).AsTask(),
            bell.RungAsync(patience.Token),
            Task.Delay(options.Value.LookEvery, time, patience.Token));
        await patience.CancelAsync();
        while (commits.Events.TryRead(out _))
        {
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Re-scoring failed; it goes on from where it had come to")]
    private partial void LogFailed(Exception problem);
}
