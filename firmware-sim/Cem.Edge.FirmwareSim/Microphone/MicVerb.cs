using System.CommandLine;
using Microsoft.Win32.SafeHandles;

namespace Cem.Edge.FirmwareSim.Microphone;

/// <summary>Stands in for <c>arecord</c>: writes PCM in real time until it is ended, and fails as arecord does when the microphone is unplugged.</summary>
internal static class MicVerb
{
    private const int Unplugged = 1;
    private const int BlocksPerLook = 5;

    public static Command Create(TimeProvider time)
    {
        var jack = new Option<string>("--jack") { Description = "file that says what lies before the microphone", Required = true };
        var verb = new Command("mic", "Write what a kiosk's microphone hears: signed 16 bit, 16 kHz, mono, in real time.") { jack };
        verb.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(jack), StandardOutput(), time, cancellationToken));
        return verb;
    }

    // Not Console.OpenStandardOutput: that one swallows a broken pipe, and the microphone of a killed agent would write for ever.
    private static FileStream StandardOutput() => new(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);

    private static async Task<int> RunAsync(string jackFile, Stream output, TimeProvider time, CancellationToken cancellationToken)
    {
        var player = new PcmPlayer(RemarkAudio.Load);
        MicrophoneJack jack = MicrophoneJack.Silent;
        long start = time.GetTimestamp();
        try
        {
            for (long block = 0; ; block++)
            {
                if (block % BlocksPerLook == 0)
                {
                    jack = MicrophoneJack.Read(jackFile);
                    if (!jack.Plugged)
                    {
                        await Console.Error.WriteLineAsync("mic: main: audio open error: No such device (the simulated microphone is unplugged)");
                        return Unplugged;
                    }
                }

                await output.WriteAsync(player.Next(jack), cancellationToken);
                await output.FlushAsync(cancellationToken);
                TimeSpan early = TimeSpan.FromMilliseconds(20 * (block + 1)) - time.GetElapsedTime(start);
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
