namespace Cem.Edge.Hub.Ingest;

/// <summary>The loop of a worker that looks again and again.</summary>
internal static class Rounds
{
    /// <summary>Does <paramref name="round"/> every <paramref name="every"/> until <paramref name="stop"/>.</summary>
    public static async Task RunAsync(TimeSpan every, TimeProvider time, Func<CancellationToken, Task> round, CancellationToken stop)
    {
        try
        {
            using var timer = new PeriodicTimer(every, time);
            while (await timer.WaitForNextTickAsync(stop))
            {
                await round(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Also when another part could not start: the host would call it a crash of the worker.
        }
    }
}
