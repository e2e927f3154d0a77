using Cem.Edge.Contracts;
using Cem.Edge.Hub.Broker;
using Cem.Edge.Hub.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using SQLitePCL;

namespace Cem.Edge.Hub.Ingest;

/// <summary>The one committer: takes what waits, writes it in one transaction, and only after COMMIT acknowledges and tells the feed.</summary>
internal sealed partial class CommitWorker(
    IngestQueue queue, BatchWriter writer, HubDatabase database, MqttBroker broker, CommitFeed feed, IngestCounts counts,
    GapWatch gaps, IOptions<IngestOptions> options, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<CommitWorker> logger) : BackgroundService
{
    /// <summary>Exit code after an I/O error of the disk: what the kernel still holds cannot be trusted, a fresh start reads the file anew.</summary>
    public const int DiskFailed = 3;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private bool logHoldsErasedWords;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await queue.WaitAsync(stoppingToken))
            {
                await CommitAsync(queue.Take(options.Value.TransactionEvents), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What still waits was never acknowledged: the devices send it again.
        }
    }

    private async Task CommitAsync(List<IngestItem> items, CancellationToken cancellation)
    {
        bool isSetAside = false;
        while (true)
        {
            CommitOutcome outcome;
            try
            {
                outcome = await database.WriteAsync(transaction => writer.Write(transaction, items), cancellation);
            }
            catch (SqliteException problem) when (MayHeal(problem))
            {
                writer.Forget();
                LogNotCommitted(problem, items.Count);
                await RecoverAsync(problem, cancellation);
                continue;
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                writer.Forget();
                LogNotCommitted(problem, items.Count);
                if (items.Count > 1)
                {
                    foreach (IngestItem item in items)
                    {
                        await CommitAsync([item], cancellation);
                    }

                    return;
                }

                if (isSetAside)
                {
                    await DropAsync(items[0], problem, cancellation);
                    return;
                }

                items = SetAside(items[0], problem);
                isSetAside = true;
                continue;
            }

            await TellAsync(items, outcome);
            await EraseAsync(outcome, cancellation);
            return;
        }
    }

    private async Task EraseAsync(CommitOutcome outcome, CancellationToken cancellation)
    {
        logHoldsErasedWords |= outcome.Stored.Any(stored => stored.Data is ForgetEvent);
        if (!logHoldsErasedWords)
        {
            return;
        }

        try
        {
            logHoldsErasedWords = !await database.EmptyLogAsync(cancellation);
        }
        catch (SqliteException problem)
        {
            // The rows are erased and acknowledged; the next commit tries again to empty the log.
            LogNotEmptied(problem);
            if (problem.SqliteErrorCode == raw.SQLITE_IOERR)
            {
                await RecoverAsync(problem, cancellation);
            }
        }
    }

    // Trouble of the disk, the memory or a lock passes, or a person ends it; until then nothing is acknowledged. Everything else is the
    // fault of a message and would come back for ever.
    private static bool MayHeal(SqliteException problem) =>
        problem.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_NOMEM or raw.SQLITE_READONLY or raw.SQLITE_IOERR
            or raw.SQLITE_CORRUPT or raw.SQLITE_FULL or raw.SQLITE_CANTOPEN or raw.SQLITE_NOTADB or raw.SQLITE_PROTOCOL;

    private async Task RecoverAsync(SqliteException problem, CancellationToken cancellation)
    {
        if (problem.SqliteErrorCode == raw.SQLITE_IOERR)
        {
            // After a failed fsync the next commit would succeed although its pages may be gone, so there is no next one.
            Environment.ExitCode = DiskFailed;
            lifetime.StopApplication();
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellation);
        }

        await Task.Delay(RetryAfter, time, cancellation);
    }

    private async Task TellAsync(List<IngestItem> items, CommitOutcome outcome)
    {
        counts.CountTransaction(outcome.Sum);
        if (outcome.Sum.Conflicts > 0)
        {
            LogConflicts(outcome.Sum.Conflicts);
        }

        feed.Publish(outcome.Stored);
        await AcknowledgeAsync(outcome.Acks);
        foreach ((EventBatch batch, BatchResult result) in items.OfType<EventBatch>().Zip(outcome.Results))
        {
            batch.Committed?.TrySetResult(result);
        }
    }

    private async Task AcknowledgeAsync(IReadOnlyList<DeviceAck> acks)
    {
        try
        {
            foreach (DeviceAck ack in acks)
            {
                gaps.Look(ack.Device, ack.Ack, time.GetUtcNow());
                await broker.SendAckAsync(ack.Device, ack.Ack);
            }
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // What is stored stays stored; the device asks again and gets its ack then.
            LogNotAcknowledged(problem, acks.Count);
        }
    }

    // A message that this program cannot store must not stop the queue: it is kept with the reason, and its events are refused.
    private static List<IngestItem> SetAside(IngestItem item, Exception problem)
    {
        string reason = $"the hub could not store it ({problem.GetType().Name})";
        return item is EventBatch batch
            ? [batch with { Readings = [.. batch.Readings.Select(reading => Refuse(reading, reason))] }]
            : [new UnreadableMessage(item.Device, item.ReceivedAt, [], reason)];
    }

    // Not even its refusal can be stored. One message must not end the queue for all devices, nor spin at full speed.
    private async Task DropAsync(IngestItem item, Exception problem, CancellationToken cancellation)
    {
        await Task.Delay(RetryAfter, time, cancellation);
        counts.CountDroppedMessage();
        LogDropped(problem, item.Device);
        (item as EventBatch)?.Committed?.TrySetException(problem);
    }

    private static EventReading Refuse(EventReading reading, string reason) => reading.Event is { } good
        ? new EventReading { Raw = reading.Raw, Problem = reason, Epoch = good.Envelope.Epoch, Sequence = good.Sequence }
        : reading;

    [LoggerMessage(Level = LogLevel.Error, Message = "{Items} messages were not committed; nothing of them is acknowledged")]
    private partial void LogNotCommitted(Exception problem, int items);

    [LoggerMessage(Level = LogLevel.Critical, Message = "A message of {Device} could be neither stored nor set aside and is dropped; it was not acknowledged, so the device still has its events")]
    private partial void LogDropped(Exception problem, DeviceAddress device);

    [LoggerMessage(Level = LogLevel.Error, Message = "The log could not be emptied after a remark was erased; the next commit tries again")]
    private partial void LogNotEmptied(Exception problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Some of {Acks} acks were not sent")]
    private partial void LogNotAcknowledged(Exception problem, int acks);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Conflicts} events came with the id of a stored one and another payload; they are in the table conflict")]
    private partial void LogConflicts(int conflicts);
}
