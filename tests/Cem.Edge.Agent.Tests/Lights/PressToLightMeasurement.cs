using System.Diagnostics;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Tests.Support;
using Cem.Edge.Contracts;
using Xunit.Abstractions;

namespace Cem.Edge.Agent.Tests.Lights;

public sealed class PressToLightMeasurement(ITestOutputHelper output)
{
    [MeasureFact("speech/en_jfk/jfk.wav")]
    public async Task Press_to_light_while_whisper_works()
    {
        string wav = SharedFactAttribute.Locate("speech/en_jfk/jfk.wav");
        using var data = new TempFolder();
        await using TestHub hub = await TestHub.Start();
        await using Kiosk kiosk = await Kiosk.Start(
            data.Path, hub.Port, $"--Buttons:TalkPin={Kiosk.TalkLine}", "--Recording:Command=sh", "--Recording:Arguments:0=-c", $"--Recording:Arguments:1=tail -c +45 {wav}; sleep 5",
            "--Recording:Notice=We record what you say while you hold the button; the text is kept for 90 days.");
        await Eventually.Holds(() => kiosk.Part(Part.Transcription).Status == PartStatus.Ok, TimeSpan.FromMinutes(2));
        output.WriteLine($"idle:    {await Measure(kiosk, presses: 150)}");
        using var stop = new CancellationTokenSource();
        Task talking = TalkUntil(kiosk, stop.Token);
        output.WriteLine($"whisper: {await Measure(kiosk, presses: 300)}");
        await stop.CancelAsync();
        await talking;
        output.WriteLine($"remarks transcribed meanwhile: {hub.Stored.Values.Count(one => one.Data is VoiceEvent)}; clock synchronised: {kiosk.Part(Part.Clock).Status}");
        await Eventually.Holds(() => kiosk.Ledger.Waiting == 0, TimeSpan.FromMinutes(2));
        Assert.Equal(450, hub.Presses.Count());
        Assert.Equal(450, kiosk.Chip.Rising(Kiosk.ThanksLine));
    }

    private static async Task<string> Measure(Kiosk kiosk, int presses)
    {
        var took = new List<double>();
        for (int i = 0; i < presses; i++)
        {
            int before = kiosk.Chip.Rising(Kiosk.ThanksLine);
            long at = await kiosk.Press(i % 5);
            await Eventually.Holds(() => kiosk.Chip.Rising(Kiosk.ThanksLine) > before);
            long lit = kiosk.Chip.Written.Where(write => write.Line == Kiosk.ThanksLine && write.High).ElementAt(before).At;
            took.Add(Stopwatch.GetElapsedTime(at, lit).TotalMilliseconds);
        }

        took.Sort();
        return $"n={presses} p50={took[presses / 2]:0.0} ms p99={took[(int)(presses * 0.99)]:0.0} ms max={took[^1]:0.0} ms";
    }

    private static async Task TalkUntil(Kiosk kiosk, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            kiosk.Chip.Move(Kiosk.TalkLine, down: true);
            await Task.Delay(800, CancellationToken.None);
            kiosk.Chip.Move(Kiosk.TalkLine, down: false);
            await Task.Delay(800, CancellationToken.None);
        }
    }
}
