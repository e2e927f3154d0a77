using System.Threading.Channels;
using Cem.Edge.Agent.Health;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Outbox;

/// <summary>
/// What a refusal must not lose: a shopper's deletion and the device's own reports. Done one after the other, each tried again until the
/// outbox has taken it; while the disk is known to fail nothing is tried.
/// </summary>
internal sealed partial class ErrandsWorker(OutboxWriter writer, DiskWatch disk, Heartbeats hearts, TimeProvider time, ILogger<ErrandsWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // Unbounded: a tap, a staff test, a refused event or a changed status each give one, none of them in a loop.
    private readonly Channel<Func<Task<bool>>> _errands = Channel.CreateUnbounded<Func<Task<bool>>>();

    /// <summary>Does <paramref name="errand"/> after those given before; it returns whether it succeeded, and may throw what the disk throws.</summary>
    public void Give(Func<Task<bool>> errand) => _errands.Writer.TryWrite(errand);

    /// <summary>Stores an event that happened at the monotonic time <paramref name="at"/>.</summary>
    public void Store(EventData data, TimeSpan at) => Give(() => writer.Offer(data, at));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await hearts.Await(AgentLoop.Errands, _errands.Reader.WaitToReadAsync(stoppingToken).AsTask(), TimeSpan.MaxValue, stoppingToken).ConfigureAwait(false))
            {
                while (_errands.Reader.TryRead(out Func<Task<bool>>? errand))
                {
                    await Do(errand, stoppingToken).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            // The writer stops after this worker: what is left is tried once.
            while (_errands.Reader.TryRead(out Func<Task<bool>>? left))
            {
                await Do(left, stoppingToken).ConfigureAwait(false);
            }
        }
    }

    private async Task Do(Func<Task<bool>> errand, CancellationToken stop)
    {
        try
        {
            while (!disk.Writes || !await Try(errand).ConfigureAwait(false))
            {
                hearts.Beat(AgentLoop.Errands);
                await Task.Delay(Pause, time, stop).ConfigureAwait(false);
            }
        }
        catch (Exception failure)
        {
            // A stop, or our own bug: the next errand must not suffer from it. Only the type is told, the message may quote a shopper.
            LogNotDone(failure.GetType().Name);
        }
    }

    private async Task<bool> Try(Func<Task<bool>> errand)
    {
        try
        {
            return await errand().ConfigureAwait(false);
        }
        catch (Exception failure) when (DiskTrouble.IsDisk(failure))
        {
            LogPostponed(failure.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A deletion or report waits for the outbox: {Type}")]
    private partial void LogPostponed(string type);

    [LoggerMessage(Level = LogLevel.Error, Message = "A deletion or report was given up: {Type}")]
    private partial void LogNotDone(string type);
}
