using Cem.Edge.Agent.Health;

namespace Cem.Edge.Agent.Recording;

/// <summary>
/// Records while the button is held. Whatever the microphone does, it ends: at the release, at the longest length, or when nothing comes.
/// A microphone that fails is tried again while the shopper still holds, and the remark is flagged.
/// </summary>
internal sealed class Recorder(RecordingOptions options, IAudioSource source, DeviceClock clock, TimeProvider time)
{
    public const int SampleRateHz = 16_000;

    // What the child has read but not yet handed over at the release.
    private static readonly TimeSpan Tail = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(300);

    /// <summary><paramref name="listening"/> is called when the first sound arrives. The result may hold no sample at all; its flaw then says why.</summary>
    public async Task<Remark> Record(TalkPush push, Action listening, CancellationToken stop)
    {
        var buffer = new PcmBuffer((int)(options.Longest.TotalSeconds * SampleRateHz));
        TimeSpan? firstSound = null;
        AudioProblem? problem = null;
        TimeSpan began = clock.Uptime;
        for (TimeSpan pause = FirstRetry; !buffer.IsFull && !stop.IsCancellationRequested; pause *= 2)
        {
            AudioProblem? failed = await Listen(buffer, push, Heard, stop).ConfigureAwait(false);
            problem = failed ?? problem;
            if (failed is null || push.Released.IsCancellationRequested || clock.Uptime - began > options.Longest)
            {
                break;
            }

            await Pause(pause, push.Released).ConfigureAwait(false);
        }

        string? flaw = problem?.Detail ?? CaptureCheck.Flaw(buffer.Count, clock.Uptime - (firstSound ?? clock.Uptime));
        return new Remark(buffer.Samples, buffer.Count) { At = firstSound ?? began, Press = push.Press, Flaw = flaw, Problem = problem };

        void Heard()
        {
            if (firstSound is null)
            {
                firstSound = clock.Uptime;
                listening();
            }
        }
    }

    private async Task<AudioProblem?> Listen(PcmBuffer buffer, TalkPush push, Action heard, CancellationToken stop)
    {
        try
        {
            IAudioCapture capture = source.Open();
            await using (capture.ConfigureAwait(false))
            {
                return await Read(capture, buffer, push, heard, stop).ConfigureAwait(false);
            }
        }
        catch (AudioUnavailableException unavailable)
        {
            return unavailable.Problem;
        }
        catch (IOException)
        {
            return new AudioProblem("the microphone's output broke off", "check-usb-microphone");
        }
    }

    private async Task<AudioProblem?> Read(IAudioCapture capture, PcmBuffer buffer, TalkPush push, Action heard, CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await using var atRelease = push.Released.Register(() => ending.CancelAfter(Tail)).ConfigureAwait(false);
        var chunk = new byte[3200];
        try
        {
            while (!buffer.IsFull)
            {
                using var patience = new CancellationTokenSource(Silence, time);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(ending.Token, patience.Token);
                int read;
                try
                {
                    read = await capture.ReadAsync(chunk, either.Token).ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (patience.IsCancellationRequested && !ending.IsCancellationRequested)
                {
                    return new AudioProblem($"the microphone gives no sound data for {Silence.TotalSeconds:0} s", "check-usb-microphone");
                }

                if (read == 0)
                {
                    return await capture.EndingAsync().ConfigureAwait(false);
                }

                heard();
                buffer.Append(chunk.AsSpan(0, read));
            }
        }
        catch (OperationCanceledException)
        {
            // Released, or the agent stops: what was heard counts.
        }
        finally
        {
            Array.Clear(chunk);
        }

        return null;
    }

    private async Task Pause(TimeSpan pause, CancellationToken released)
    {
        try
        {
            await Task.Delay(pause, time, released).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Released: there is nothing left to wait for.
        }
    }
}
