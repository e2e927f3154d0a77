using Cem.Edge.Agent.Buttons;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Lights;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Transcribing;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Recording;

/// <summary>One remark after the other: records it while the button is held, queues it, offers its deletion.</summary>
internal sealed partial class RecordingWorker(
    RecordingOptions options, ButtonsOptions buttons, TalkDesk desk, Recorder recorder, IAudioSource source, SpeechQueue queue, RemarkEraser eraser,
    LampOrders lamps, LedgerBook ledger, OutboxWriter writer, ErrandsWorker errands, HealthBoard health, DeviceClock clock, ILogger<RecordingWorker> log) : BackgroundService
{
    private readonly DeleteOffer _offer = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        bool on = ReportReadiness();
        await foreach (TalkPush push in desk.Pushes.ReadAllAsync(stoppingToken).ConfigureAwait(false))
        {
            using (push)
            {
                await (on ? Serve(push, stoppingToken) : Task.CompletedTask).ConfigureAwait(false);
            }
        }
    }

    private bool ReportReadiness()
    {
        if (buttons.TalkPin is null || options.Notice.Trim().Length == 0)
        {
            health.Report(Part.Microphone, PartStatusOf.Off, buttons.TalkPin is null ? "there is no talk button" : "there is no notice text (Recording:Notice)");
            return false;
        }

        Report(source.Check());
        return true;
    }

    private async Task Serve(TalkPush push, CancellationToken stop)
    {
        Hold();
        Remark remark = await recorder.Record(push, () => lamps.Give(LampSignal.Listening), stop).ConfigureAwait(false);
        lamps.Give(LampSignal.NotListening);
        if (remark.Samples.Length > 0 || remark.Problem is not null)
        {
            Report(remark.Problem);
        }

        if (push.ReleasedAt - push.At < DeleteOffer.Tap)
        {
            remark.Dispose();
            ledger.Remember(LedgerBook.RemarksHeld, -1);
            DeleteLast(push.At);
            return;
        }

        if (!queue.TryAdd(remark))
        {
            ledger.RememberRemarkDropped(DropReason.TranscriptionQueueFull);
            remark.Dispose();
            LogQueueFull(queue.Bound);
            return;
        }

        LogRecorded(remark.Length.TotalSeconds, remark.Flaw ?? "none");
        _offer.Open(remark, clock.Uptime);
        lamps.Give(LampSignal.DeleteOffered);
    }

    // Sound is never written to the disk, so that it exists is: an agent that is killed before the commit leaves a count, not silence.
    private void Hold()
    {
        ledger.Remember(LedgerBook.RemarksHeld);
        errands.Give(() => writer.Change(_ => true));
    }

    private void DeleteLast(TimeSpan at)
    {
        if (_offer.Take(at) is { } remark)
        {
            lamps.Give(LampSignal.DeleteOver);
            if (remark.Withdraw() is { } stored)
            {
                eraser.Forget(stored);
            }
        }
    }

    private void Report(AudioProblem? problem)
    {
        if (problem is null)
        {
            health.Report(Part.Microphone, PartStatusOf.Ok);
        }
        else
        {
            health.Report(Part.Microphone, PartStatusOf.Failed, problem.Detail, problem.Remedy);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Remark of {Seconds:0.0} s recorded, flaw: {Flaw}")]
    private partial void LogRecorded(double seconds, string flaw);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Remark dropped: {Bound} remarks wait for the recogniser already")]
    private partial void LogQueueFull(int bound);
}
