namespace Cem.Edge.Hub.Identity;

/// <summary>Says in time that the hub's own certificate ends: on that day every device would refuse the hub.</summary>
internal sealed partial class ServerCertificateWorker(HubCredentials credentials, TimeProvider time, ILogger<ServerCertificateWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromDays(1);
    private static readonly TimeSpan Notice = TimeSpan.FromDays(120);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (credentials.Server is not { } server)
        {
            return;
        }

        using var timer = new PeriodicTimer(Look, time);
        try
        {
            do
            {
                if (server.NotAfter.ToUniversalTime() - time.GetUtcNow() < Notice)
                {
                    LogEnds(server.NotAfter.ToUniversalTime());
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Also when another part could not start: the host would call it a crash of this worker.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The hub's certificate ends on {End:yyyy-MM-dd}, and then no device connects any more: run `cem provision` and start the hub again")]
    private partial void LogEnds(DateTime end);
}
