using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Transcribing;
using Cem.Edge.Speech.Decoding;

namespace Cem.Edge.Agent.CallDesk;

/// <summary>A recording to a call's events, on the speech thread. Whatever goes wrong goes back to the call desk, which has the recording still.</summary>
internal sealed partial class CallTranscription(CallDeskOptions options, SpeechEngine engine, HealthBoard health, DeviceClock clock, ILogger<CallTranscription> log)
{
    /// <summary><paramref name="remarks"/> is called between two phrases at the latest; remarks go before calls.</summary>
    public void Serve(CallWork work, Action remarks, CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, work.Dropped);
        try
        {
            if (engine.Load() is { } missing)
            {
                throw new EngineMissingException(missing);
            }

            TimeSpan began = clock.Uptime;
            HeardCall heard = new CallListener(options, engine.Begin).Listen(work.Recording, remarks, either.Token);
            ComposedCall call = new CallComposer(options, engine.Model, engine.Score).Compose(work.Recording, heard, StartedAt(work.Recording, heard.Length));
            LogHeard(work.Recording.CallId, heard.Length.TotalSeconds, heard.Sides.Count, (clock.Uptime - began).TotalSeconds, call.Phrases.Count);
            health.Report(Part.Transcription, PartStatusOf.Ok);
            work.Finish(call);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            work.Cancel();
            stop.ThrowIfCancellationRequested();
        }
        catch (Exception failure) when (failure is AudioException or EngineMissingException or IOException or UnauthorizedAccessException)
        {
            work.Fail(failure);
        }
        catch (Exception failure)
        {
            // The runtime is native code with error types of its own; one call it chokes on must not end the thread. The message may quote what was
            // said, so only the type is told.
            LogFailed(work.Recording.CallId, failure.GetType().Name);
            health.Report(Part.Transcription, PartStatusOf.Degraded, $"the recogniser failed on a call ({failure.GetType().Name})", "restart-agent");
            work.Fail(new RecogniserFailedException(failure.GetType().Name));
        }
    }

    // Without the recorder's word a call ended when its file was written last. Nothing was said in the future.
    private DateTimeOffset StartedAt(CallRecording recording, TimeSpan length)
    {
        DateTimeOffset latest = clock.Now - length;
        DateTimeOffset said = recording.Sidecar.Started ?? new DateTimeOffset(recording.File.ModifiedTicks, TimeSpan.Zero) - length;
        return said < latest ? said : latest;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Call {CallId}: {Audio:0.0} s on {Channels} channel(s) transcribed in {Elapsed:0.0} s, {Phrases} phrase(s)")]
    private partial void LogHeard(string callId, double audio, int channels, double elapsed, int phrases);

    [LoggerMessage(Level = LogLevel.Error, Message = "Call {CallId}: the recogniser failed: {Type}")]
    private partial void LogFailed(string callId, string type);
}

/// <summary>Recogniser or scorer is not there; the recording waits for it.</summary>
internal sealed class EngineMissingException(string reason) : Exception($"the recogniser is not ready ({reason})");

/// <summary>The recogniser threw what nobody expects; the message names the type only.</summary>
internal sealed class RecogniserFailedException(string type) : Exception($"the recogniser failed ({type})");
