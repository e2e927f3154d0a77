using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Transcribing;
using Cem.Edge.Speech.Decoding;

namespace Cem.Edge.Agent.CallDesk;

/// <summary>
/// The call desk's loop: clears away what is settled, looks through the folder, hands one recording at a time to the speech thread, and stores what comes
/// back together with the word that this call is done. The order makes a crash harmless: until that commit the recording lies untouched and nothing of it
/// is stored; after it only deleting is left, and that is taken up again at the next start.
/// </summary>
internal sealed partial class CallDeskWorker(
    CallDeskOptions options, CallFolder folder, CallIntake intake, CallRegister register, RecordingEraser eraser, RejectedFolder rejected, CallDeskCondition condition,
    SpeechQueue queue, OutboxWriter writer, OutboxOptions outbox, LedgerBook ledger, DeviceClock clock, TimeProvider time, ILogger<CallDeskWorker> log) : BackgroundService
{
    private static readonly TimeSpan PruneEvery = TimeSpan.FromMinutes(1);
    private (CallWork Work, CallRow Row)? _underWay;
    private static readonly TimeSpan WithoutEngine = TimeSpan.FromMinutes(1);
    private TimeSpan? _prunedAt;
    private TimeSpan _pausedUntil;
    private bool _opened;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.IsOn)
        {
            condition.Off();
            return;
        }

        await writer.Epoch.WaitAsync(stoppingToken).ConfigureAwait(false);
        FolderHints? hints = null;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await Look(stoppingToken).ConfigureAwait(false);
                hints ??= Directory.Exists(folder.Path) ? new FolderHints(folder.Path, time) : null;
                await Wait(hints, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The agent stops.
        }
        finally
        {
            hints?.Dispose();
            await PutBackAtStop().ConfigureAwait(false);
        }
    }

    private async Task Wait(FolderHints? hints, CancellationToken stop)
    {
        // A call that is ready and could not be stored is tried again after the pause, not at once.
        Task? done = _underWay is { Work.Done: { IsCompleted: false } running } ? running : null;
        if (hints is null)
        {
            await Task.Delay(options.ScanEvery, time, stop).ConfigureAwait(false);
            return;
        }

        await hints.Next(options.ScanEvery, done, stop).ConfigureAwait(false);
        while (hints.TryTakeRenamed(out string renamed))
        {
            intake.Renamed(renamed);
        }
    }

    private async Task Look(CancellationToken stop)
    {
        try
        {
            folder.Ensure();
            _opened = _opened || await register.Open().ConfigureAwait(false);
            if (!_opened)
            {
                return;
            }

            await Conclude().ConfigureAwait(false);
            await register.Release(stop).ConfigureAwait(false);
            await ClearAway().ConfigureAwait(false);
            bool free = _underWay is null && clock.Uptime >= _pausedUntil && ledger.Waiting < outbox.MaxWaiting;
            if (await intake.Look(free, stop).ConfigureAwait(false) is var (recording, row))
            {
                HandOver(recording, row, stop);
            }

            await ClearAway().ConfigureAwait(false);
            await Prune().ConfigureAwait(false);
            Report();
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            LogTrouble(trouble.GetType().Name);
            condition.Failed(intake.Waiting, "the folder of recordings cannot be read, or something in it cannot be deleted", "check-call-folder");
        }
        catch (Exception trouble) when (DiskTrouble.IsDisk(trouble))
        {
            LogTrouble(trouble.GetType().Name);
            DiskTrouble told = DiskTrouble.From(trouble);
            condition.Failed(intake.Waiting, told.Detail, told.Remedy);
        }
        catch (Exception bug) when (bug is not OperationCanceledException)
        {
            // Ours, but no reason to take the kiosk down: the recordings lie where they are. The message may quote a file name.
            LogFailed(bug.GetType().Name);
            condition.Failed(intake.Waiting, $"the call desk failed ({bug.GetType().Name})", "restart-agent");
        }
    }

    private void Report()
    {
        if (intake.Unreadable > 0)
        {
            condition.Failed(intake.Waiting, $"{intake.Unreadable} file(s) cannot be read, named or deleted", "check-call-folder");
        }
        else
        {
            condition.Looked(intake.Waiting, rejected.Count, intake.Unfinished);
        }
    }

    private void HandOver(CallRecording recording, CallRow row, CancellationToken stop)
    {
        var work = new CallWork(recording, clock.Uptime, stop);
        if (queue.TryAdd(work))
        {
            _underWay = (work, row);
            LogTaken(recording.CallId, row.Bytes);
        }
    }

    /// <summary>What the speech thread brought back, or why not. Stays under way when it cannot be stored now.</summary>
    private async Task Conclude()
    {
        if (_underWay is not { Work.Done.IsCompleted: true } ended)
        {
            return;
        }

        (CallWork work, CallRow row) = ended;
        if (!intake.IsStill(work.Recording, row))
        {
            // Deleted or replaced while it was read, or its sidecar was: what was heard is not what lies there, and may be what somebody took back.
            LogChanged(work.Recording.CallId);
            await PutBack(row, work.Recording).ConfigureAwait(false);
        }
        else if (work.Done.IsCompletedSuccessfully)
        {
            ComposedCall call = await work.Done.ConfigureAwait(false);
            await register.Finish(row, [.. Events(call)]).ConfigureAwait(false);
            LogStored(row.Key, call.Phrases.Count);
        }
        else
        {
            await Fail(row, work.Recording, work.Done.Exception?.InnerException).ConfigureAwait(false);
        }

        _underWay = null;
    }

    private async Task Fail(CallRow row, CallRecording recording, Exception? failure)
    {
        switch (failure)
        {
            case AudioException broken:
                await register.Drop(row.Key).ConfigureAwait(false);
                var file = new CallRow { Key = recording.File.Key, File = row.File, Sidecar = row.Sidecar, Bytes = row.Bytes, Sha256 = row.Sha256 };
                await intake.Settle(file, CallOutcome.Rejected, $"{broken.Problem}. {broken.Remedy}").ConfigureAwait(false);
                break;
            case RecogniserFailedException:
                // Begun and not ended: after some such tries it is rejected.
                intake.Later(recording.File);
                break;
            case EngineMissingException:
                // Each try reads the whole file; a model does not come back within seconds.
                _pausedUntil = clock.Uptime + WithoutEngine;
                await PutBack(row, recording).ConfigureAwait(false);
                break;
            default:
                await PutBack(row, recording).ConfigureAwait(false);
                break;
        }
    }

    private async Task PutBack(CallRow row, CallRecording recording)
    {
        await register.PutBack(row.Key).ConfigureAwait(false);
        intake.Later(recording.File);
    }

    private async Task PutBackAtStop()
    {
        try
        {
            if (_underWay is { } left)
            {
                await register.PutBack(left.Row.Key).ConfigureAwait(false);
            }
        }
        catch (Exception trouble) when (DiskTrouble.IsDisk(trouble))
        {
            LogTrouble(trouble.GetType().Name);
        }
    }

    // The summary comes last: who sees the call at the hub finds all of its phrases there.
    private static IEnumerable<StagedEvent> Events(ComposedCall call) => call.Phrases
        .Select(phrase => StagedEvent.Of(phrase, call.Summary.StartedAt + TimeSpan.FromMilliseconds(phrase.StartMs ?? 0)))
        .Append(StagedEvent.Of(call.Summary, call.Summary.StartedAt + call.Length));

    // One file that cannot be deleted must not keep the others.
    private async Task ClearAway()
    {
        Exception? refused = null;
        foreach (CallRow settled in register.Uncleared)
        {
            try
            {
                await Clear(settled).ConfigureAwait(false);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                refused = problem;
            }
        }

        if (refused is not null)
        {
            throw new IOException("a settled recording still lies in the folder", refused);
        }
    }

    private async Task Clear(CallRow settled)
    {
        if (settled.Outcome == CallOutcome.Rejected)
        {
            await Task.Run(() => rejected.Receive(settled)).ConfigureAwait(false);
        }
        else
        {
            // Also where it was gone already: a crash may have come between the deletion and its proof.
            string how = Told(await Task.Run(() => eraser.Erase(settled)).ConfigureAwait(false));
            LogErased(settled.Key, settled.Bytes, settled.Sha256.Length > 0 ? settled.Sha256 : "never read", how, settled.Outcome);
        }

        await register.Clear(settled).ConfigureAwait(false);
    }

    private static string Told(Erasure how) => how switch
    {
        Erasure.Overwritten => "overwritten with zeros",
        Erasure.DeletedOnly => "not overwritten, since it could not be written",
        Erasure.OtherNameKept => "not overwritten, since it lies elsewhere under another name too",
        _ => "gone already",
    };

    private async Task Prune()
    {
        if (_prunedAt is { } last && clock.Uptime - last < PruneEvery)
        {
            return;
        }

        _prunedAt = clock.Uptime;
        int gone = await Task.Run(rejected.Prune).ConfigureAwait(false);
        int forgotten = await register.Prune().ConfigureAwait(false);
        if (gone + forgotten > 0)
        {
            LogPruned(gone, forgotten);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Call {CallId} taken, {Bytes} bytes")]
    private partial void LogTaken(string callId, long bytes);

    [LoggerMessage(Level = LogLevel.Information, Message = "Call {CallId} stored with {Phrases} phrase(s)")]
    private partial void LogStored(string callId, int phrases);

    [LoggerMessage(Level = LogLevel.Information, Message = "Audio of {Key} deleted: {Bytes} bytes, SHA-256 {Sha256}, {How}, folder synced ({Outcome})")]
    private partial void LogErased(string key, long bytes, string sha256, string how, string outcome);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Call {CallId}: the recording changed or went while it was read; nothing of it is stored")]
    private partial void LogChanged(string callId);

    [LoggerMessage(Level = LogLevel.Error, Message = "The call desk failed: {Type}")]
    private partial void LogFailed(string type);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The call desk waits: {Type}")]
    private partial void LogTrouble(string type);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Recordings} rejected recording(s) deleted for age or space, {Calls} finished call(s) forgotten")]
    private partial void LogPruned(int recordings, int calls);
}
