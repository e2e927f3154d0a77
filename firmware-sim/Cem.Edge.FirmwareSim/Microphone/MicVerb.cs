using System.CommandLine;
using Microsoft.Win32.SafeHandles;

namespace Cem.Edge.FirmwareSim.Microphone;

/// <summary>Stands in for <c>arecord</c> where no simulator runs: writes a recording in real time, then silence, until nobody listens any more.</summary>
internal static class MicVerb
{
    private const int NoSuchDevice = 1;

    public static Command Create(TimeProvider time)
    {
        var wav = new Option<FileInfo>("--wav") { Description = "recording to speak; without it, silence" };
        var verb = new Command("mic", "Write what a kiosk's microphone hears: signed 16 bit, 16 kHz, mono, in real time.") { wav };
        verb.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(wav)?.FullName, time, cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(string? wav, TimeProvider time, CancellationToken cancellationToken)
    {
        if (wav is not null && !File.Exists(wav))
        {
            await Console.Error.WriteLineAsync($"mic: main: audio open error: No such file or device ({wav})");
            return NoSuchDevice;
        }

        // Not Console.OpenStandardOutput: that one swallows a broken pipe, and the microphone of a killed agent would write for ever.
        await using var output = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        var player = new PcmPlayer();
        var sound = new Sound(1, wav is null ? [] : RemarkAudio.Load(wav));
        long start = time.GetTimestamp();
        try
        {
            for (long block = 1; ; block++)
            {
                await output.WriteAsync(player.Next(sound), cancellationToken);
                TimeSpan early = (PcmPlayer.BlockLength * block) - time.GetElapsedTime(start);
                if (early > TimeSpan.Zero)
                {
                    await Task.Delay(early, time, cancellationToken);
                }
            }
        }
        catch (Exception over) when (over is IOException or OperationCanceledException)
        {
            // The agent has heard enough and closed the pipe.
            return 0;
        }
    }
}
