using Cem.Edge.Agent.Buttons;
using Cem.Edge.Agent.CallDesk;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Recording;
using Cem.Edge.Contracts;
using Cem.Edge.Scoring;
using Cem.Edge.Speech;

namespace Cem.Edge.Agent.Transcribing;

/// <summary>
/// Speech to events, on a thread that yields to everything else; the runtime's threads are started from it and inherit that. Every remark
/// ends as an event or as a count, and its sound is overwritten once the event is committed. Remarks do not wait for a call to end.
/// </summary>
internal sealed partial class TranscribingWorker(
    ButtonsOptions buttons, RecordingOptions recording, CallDeskOptions calls, SpeechQueue queue, SpeechEngine engine, CallTranscription transcription, OutboxWriter outbox, RemarkEraser eraser, LedgerBook ledger, HealthBoard health, ILogger<TranscribingWorker> log)
    : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (calls.IsOn || (buttons.TalkPin is not null && recording.Notice.Trim().Length > 0))
        {
            return OwnThread.Run("speech", ThreadRank.Background, () => Run(stoppingToken));
        }

        foreach (Part part in (Part[])[Part.Model, Part.Scoring, Part.Transcription])
        {
            health.Report(part, PartStatusOf.Off, "neither remarks nor calls are recorded");
        }

        return Task.CompletedTask;
    }

    private void Run(CancellationToken stop)
    {
        engine.Load();
        health.Report(Part.Transcription, PartStatusOf.Ok);
        try
        {
            while (true)
            {
                switch (queue.Take(stop))
                {
                    case ({ } remark, _):
                        Serve(remark, stop);
                        break;
                    case (_, { } call):
                        transcription.Serve(call, () => ServeRemarks(stop), stop);
                        break;
                }
            }
        }
        finally
        {
            // The agent stops: sound is never kept, so these remarks are given up, with a count. A call's recording lies on the disk.
            while (queue.TryTakeRemark(out Remark? left))
            {
                GiveUp(left, DropReason.NotTranscribed);
            }

            while (queue.TryTakeCall(out CallWork? call))
            {
                call.Cancel();
            }
        }
    }

    private void ServeRemarks(CancellationToken stop)
    {
        while (queue.TryTakeRemark(out Remark? remark))
        {
            Serve(remark, stop);
        }
    }

    private void Serve(Remark remark, CancellationToken stop)
    {
        if (remark.IsWithdrawn)
        {
            GiveUp(remark, DropReason.Withdrawn);
            return;
        }

        VoiceEvent voice;
        try
        {
            voice = Understand(remark, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            GiveUp(remark, DropReason.NotTranscribed);
            throw;
        }

        if (remark.IsWithdrawn)
        {
            GiveUp(remark, DropReason.Withdrawn);
            return;
        }

        outbox.AppendLater(voice, remark.At, result => Committed(remark, result));
    }

    private VoiceEvent Understand(Remark remark, CancellationToken stop)
    {
        var facts = new RemarkFacts(remark.Press, (long)remark.Length.TotalMilliseconds, remark.Flaw);
        if (remark.Samples.IsEmpty)
        {
            return VoiceComposer.Unscored(facts, "no-microphone");
        }

        if (engine.Load() is { } missing)
        {
            return VoiceComposer.Unscored(facts, missing);
        }

        try
        {
            Transcription heard = engine.Transcribe(remark.Samples, stop);
            LogHeard(heard.Audio.TotalSeconds, heard.Elapsed.TotalSeconds, heard.Phrases.Count);
            health.Report(Part.Transcription, PartStatusOf.Ok);
            if (VoiceComposer.WhyUnscored(heard) is { } reason)
            {
                return VoiceComposer.Unscored(facts, reason, VoiceComposer.Figures(heard, engine.Model));
            }

            ScoredText scored = engine.Score(heard);
            return VoiceComposer.Scored(facts, heard, scored, engine.Model);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The runtime is native code with error types of its own; one remark it chokes on must not end the thread. The message may
            // quote nothing a shopper said, so only the type is told.
            LogFailed(failure.GetType().Name);
            health.Report(Part.Transcription, PartStatusOf.Degraded, $"the recogniser failed on a remark ({failure.GetType().Name})", "restart-agent");
            return VoiceComposer.Unscored(facts, "recogniser-failed");
        }
    }

    private void Committed(Remark remark, AppendResult result)
    {
        remark.Dispose();
        if (result.Stored is not { } stored)
        {
            // Refused, and counted as dropped by the writer.
            ledger.Remember(LedgerBook.RemarksHeld, -1);
        }
        else if (remark.StoredAs(stored))
        {
            eraser.Forget(stored);
        }
    }

    private void GiveUp(Remark remark, string reason)
    {
        ledger.RememberRemarkDropped(reason);
        remark.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Audio:0.0} s of sound transcribed in {Elapsed:0.0} s, {Phrases} phrase(s)")]
    private partial void LogHeard(double audio, double elapsed, int phrases);

    [LoggerMessage(Level = LogLevel.Error, Message = "The recogniser failed on a remark: {Type}")]
    private partial void LogFailed(string type);
}
