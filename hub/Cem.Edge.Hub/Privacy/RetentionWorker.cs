using Cem.Edge.Hub.Ingest;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub.Privacy;

/// <summary>Deletes what is past its term, at start and then again and again.</summary>
internal sealed partial class RetentionWorker(RetentionPass pass, IOptions<RetentionOptions> options, TimeProvider time, ILogger<RetentionWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }

        await Rounds.RunAsync(options.Value.LookEvery, time, RunAsync, stoppingToken);
    }

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach ((RetentionKind kind, int removed) in await pass.RunAsync(stoppingToken))
            {
                LogRemoved(kind.Id, removed);
            }
        }
        catch (Exception problem) when (problem is SqliteException or IOException or UnauthorizedAccessException)
        {
            LogFailed(problem);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Past their term and deleted: {Count} of {Kind}")]
    private partial void LogRemoved(string kind, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "What is past its term could not all be deleted; the next look goes on from there")]
    private partial void LogFailed(Exception problem);
}
